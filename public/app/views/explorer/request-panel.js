import { segments } from "../../components/segments.js";
import { h } from "../../dom/element.js";
import { icon } from "../../dom/icon.js";
import { counted, text } from "../../language/words.js";
import { batchMax } from "./desk.js";
import { effectOf } from "./effects.js";
import { later } from "./later.js";
import { prose } from "./prose.js";

/** Many methods take no parameters. Whoever knows that fields will be needed asks for them early. */
export const fields = later(() => import("./fields.js"));

/**
 * A method: what it does, and its call as a form or as JSON.
 *
 * @param {import("./desk.js").Desk} desk @param {import("./sheet.js").Sheet} sheet
 */
export function requestPanel(desk, sheet) {
  const send = () => desk.sendSheet(sheet);
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    send();
  };
  const keys = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    send();
  };
  return h(
    "section",
    { class: "card request", "aria-labelledby": "method" },
    description(sheet.method),
    h(
      "form",
      { class: "form", novalidate: true, onsubmit: submit, onkeydown: keys },
      switches(sheet),
      () => (sheet.mode.value === "form" ? form(desk, sheet) : raw(sheet)),
      actions(desk, sheet),
    ),
  );
}

/** @param {any} method */
function description(method) {
  const effects = {
    read: text("app_explorer.effect_read"),
    money: text("app_explorer.effect_money"),
    access: text("app_explorer.effect_access"),
  };
  const effect = effectOf(method.name);
  return h(
    "div",
    { class: "method-head" },
    h("h2", { id: "method", tabindex: "-1" }, h("code", null, method.name)),
    h("p", { class: "method-summary", lang: "en" }, prose(method.summary)),
    h("p", { class: "quiet", lang: "en" }, prose(method.description ?? "")),
    h(
      "p",
      { class: "method-facts" },
      h("span", { class: `tag ${effect === "read" ? "tag-plain" : "tag-bad"}` }, effects[effect]),
      h("a", { href: `/docs#${method.name}` }, text("app_explorer.reference")),
    ),
  );
}

/** @param {import("./sheet.js").Sheet} sheet */
function switches(sheet) {
  const modes = [
    { value: "form", label: text("app_explorer.form") },
    { value: "json", label: "JSON" },
  ];
  const orders = [
    { value: "named", label: text("app_explorer.by_name") },
    { value: "positional", label: text("app_explorer.by_position") },
  ];
  return h(
    "div",
    { class: "switches" },
    segments(
      text("app_explorer.written_as"),
      modes,
      () => sheet.mode.value,
      (mode) => {
        if (mode !== sheet.mode.peek()) mode === "json" ? sheet.showJson() : sheet.showForm();
      },
    ),
    () =>
      sheet.mode.value === "form" && sheet.method.params.length > 0 &&
      segments(
        text("app_explorer.parameters"),
        orders,
        () => sheet.order.value,
        (order) => (sheet.order.value = /** @type {any} */ (order)),
      ),
  );
}

/** @param {import("./desk.js").Desk} desk @param {import("./sheet.js").Sheet} sheet */
function form(desk, sheet) {
  if (sheet.method.params.length === 0) return h("p", { class: "quiet" }, text("app_explorer.no_parameters"));
  const isPaying = effectOf(sheet.method.name) === "money";
  return [
    () =>
      h(
        "datalist",
        { id: "own-accounts" },
        desk.app.books.accounts.value.value?.map(({ id, currency }) => h("option", { value: String(id) }, currency)),
      ),
    () => fields()?.fieldsOf({ sheet, isPaying }, sheet.drafts.value),
  ];
}

/** @param {import("./sheet.js").Sheet} sheet */
function raw(sheet) {
  const problem = () => {
    const { misreading } = sheet.reading.value;
    if (misreading) {
      return text("app_explorer.misreading", { line: misreading.line, column: misreading.column });
    }
    return sheet.isMisfit.value ? text("app_explorer.misfit") : null;
  };
  return h(
    "div",
    { class: "field" },
    h("label", { for: "raw" }, text("app_explorer.raw")),
    h("p", { class: "hint", id: "raw-hint" }, text("app_explorer.raw_hint")),
    h("textarea", {
      class: "input code-input",
      id: "raw",
      rows: 14,
      spellcheck: "false",
      autocomplete: "off",
      value: () => sheet.raw.value,
      oninput: (/** @type {any} */ event) => {
        sheet.isMisfit.value = false;
        sheet.raw.value = event.target.value;
      },
      "aria-describedby": "raw-hint raw-problem",
      "aria-invalid": () => problem() && "true",
    }),
    h(
      "div",
      { id: "raw-problem", role: "status" },
      () => problem() && h("p", { class: "problem" }, icon("alert"), h("span", null, problem())),
    ),
  );
}

/** @param {import("./desk.js").Desk} desk @param {import("./sheet.js").Sheet} sheet */
function actions(desk, sheet) {
  const user = desk.app.session.user;
  const example = () => {
    const accountIds = (desk.app.books.accounts.value.peek() ?? []).map(({ id }) => id);
    sheet.fillExample({ userId: user.peek()?.id ?? 0, accountIds });
  };
  const isOpen = () => desk.open.value?.sheet === sheet;
  const button = (/** @type {string} */ label, /** @type {() => void} */ onclick, /** @type {string} */ drawing) =>
    h("button", { class: "button button-plain button-small", type: "button", onclick }, icon(drawing), label);
  return h(
    "div",
    { class: "actions" },
    h(
      "button",
      { class: "button", "aria-disabled": () => desk.isBusy.value && "true", "aria-keyshortcuts": "Control+Enter" },
      icon("send"),
      text("app_explorer.send"),
    ),
    () =>
      isOpen()
        ? button(text("app_explorer.put_back"), () => keep(desk, sheet), "check")
        : button(text("app_explorer.add_to_batch"), () => keep(desk, sheet), "plus"),
    () => isOpen() && button(text("app_explorer.leave_it"), () => (desk.open.value = null), "close"),
    sheet.method.params.length > 0 && [
      button(text("app_explorer.example"), example, "info"),
      button(text("app_explorer.clear"), () => sheet.clear(), "close"),
    ],
  );
}

/** @param {import("./desk.js").Desk} desk @param {import("./sheet.js").Sheet} sheet */
function keep(desk, sheet) {
  const { app } = desk;
  const { message } = sheet.reading.peek();
  if (desk.open.peek()?.sheet !== sheet && desk.batch.peek().length >= batchMax) {
    return app.announce(text("app_explorer.batch_full", { max: batchMax }), "bad");
  }
  if (message === undefined || Array.isArray(message)) return app.announce(text("app_explorer.batch_single"), "bad");
  if (!desk.isKeepable(message)) return app.announce(text("app_explorer.batch_secret"), "bad");
  desk.keep(sheet);
  app.announce(counted("app_explorer.batch_count", desk.batch.peek().length), "good");
}
