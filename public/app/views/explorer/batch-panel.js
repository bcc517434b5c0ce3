import { h } from "../../dom/element.js";
import { icon } from "../../dom/icon.js";
import { counted, text } from "../../language/words.js";
import { literal } from "./literal.js";

/**
 * The calls that were collected to be sent as one.
 *
 * @param {import("./desk.js").Desk} desk
 */
export function batchPanel(desk) {
  const send = () => desk.sendBatch();
  return h(
    "section",
    { class: "card batch", "aria-labelledby": "batch" },
    h(
      "div",
      { class: "panel-head" },
      h("h2", { id: "batch", tabindex: "-1" }, text("app_explorer.batch")),
      h("span", { class: "quiet" }, () => counted("app_explorer.batch_count", desk.batch.value.length)),
    ),
    h("p", { class: "quiet" }, text("app_explorer.batch_text")),
    h("ol", { class: "batch-calls" }, () => desk.batch.value.map((entry, index) => row(desk, entry, index + 1))),
    h(
      "div",
      { class: "actions" },
      h(
        "button",
        { class: "button", type: "button", onclick: send, "aria-disabled": () => desk.isBusy.value && "true" },
        icon("send"),
        text("app_explorer.batch_send"),
      ),
      h(
        "button",
        { class: "button button-plain button-small", type: "button", onclick: () => desk.emptyBatch() },
        icon("close"),
        text("app_explorer.batch_clear"),
      ),
    ),
  );
}

/** @param {import("./desk.js").Desk} desk @param {import("./desk.js").Entry} entry @param {number} number */
function row(desk, entry, number) {
  const { method, params } = entry.call;
  const remove = () => {
    desk.remove(entry);
    (document.getElementById("batch") ?? document.getElementById("method"))?.focus();
  };
  const edit = () => {
    desk.edit(entry);
    document.getElementById("method")?.focus();
  };
  const button = (/** @type {string} */ drawing, /** @type {string} */ label, /** @type {() => void} */ onclick) =>
    h("button", { class: "round round-small", type: "button", "aria-label": label, onclick }, icon(drawing));
  return h(
    "li",
    { class: "batch-call", "aria-current": () => desk.open.value?.entry === entry && "true" },
    h(
      "div",
      { class: "row-text" },
      h("p", { class: "row-title" }, h("code", null, `${number}. ${String(method)}`)),
      params !== undefined &&
        h("p", { class: "row-detail" }, h("code", null, literal(params, "json").replace(/\s+/g, " "))),
    ),
    button("settings", text("app_explorer.batch_edit", { number }), edit),
    button("close", text("app_explorer.batch_remove", { number }), remove),
  );
}
