import { copyButton } from "../../components/copy-button.js";
import { h } from "../../dom/element.js";
import { icon } from "../../dom/icon.js";
import { failureText } from "../../language/failures.js";
import { counted, language, text } from "../../language/words.js";
import { nextCursorOf } from "./answer.js";
import { pretty } from "./pretty.js";

/** An answer of the service, laid out for people. It is loaded with the first one. */

/** Larger answers are shown without colours: each colour is an element. */
const colouredMax = 100_000;

/**
 * Whether it went well, and how long it took.
 *
 * @param {import("./desk.js").Answer} answer
 */
export function summary({ names, status, milliseconds, text: body, refusals, failure }) {
  const subject = names.length > 1
    ? h("span", null, counted("app_explorer.batch_count", names.length))
    : h("code", null, names);
  if (failure) {
    return h("p", { class: "response-line" }, subject, tag("bad", "alert", failureText(failure)));
  }
  const isGood = status < 300 && refusals.length === 0;
  const amount = (/** @type {number} */ value, /** @type {string} */ unit) =>
    new Intl.NumberFormat(language.value, { style: "unit", unit, maximumSignificantDigits: 3 }).format(value);
  const bytes = new TextEncoder().encode(body).length;
  return h(
    "p",
    { class: "response-line" },
    subject,
    tag(isGood ? "good" : "bad", isGood ? "check" : "alert", `HTTP ${status}`),
    h("span", { class: "quiet" }, amount(milliseconds, "millisecond")),
    h("span", { class: "quiet" }, bytes < 1_000 ? amount(bytes, "byte") : amount(bytes / 1_000, "kilobyte")),
  );
}

/** @param {"good" | "bad"} tone @param {string} drawing @param {string} words */
function tag(tone, drawing, words) {
  return h("span", { class: `tag tag-${tone}` }, icon(drawing), words);
}

/**
 * What went wrong with its meaning, and the JSON digit by digit.
 *
 * @param {import("./desk.js").Desk} desk @param {import("./desk.js").Answer} answer
 */
export function details(desk, { names, text: body, refusals, failure }) {
  if (failure) return h("p", { class: "hint" }, text("app_explorer.no_answer"));
  if (body === "") return h("p", { class: "hint" }, text("app_explorer.no_body"));
  return [
    nextPage(desk, names, body),
    refusals.length > 0 && h("ul", { class: "refusals" }, refusals.map(refusal)),
    h(
      "figure",
      { class: "code" },
      h("figcaption", null, h("span", null, "JSON"), copyButton(() => body, { what: text("app_explorer.response") })),
      h("pre", { tabindex: "0", class: "answer" }, h("code", null, coloured(body))),
    ),
  ];
}

/** @param {import("./desk.js").Desk} desk @param {string[]} names @param {string} body */
function nextPage(desk, [method], body) {
  const cursor = nextCursorOf(body);
  if (cursor === null || !desk.sheet(method)) return null;
  const goOn = () => desk.goOn(method, cursor);
  return h(
    "p",
    null,
    h(
      "button",
      { class: "button button-plain button-small", type: "button", onclick: goOn },
      icon("down"),
      text("app_explorer.next_page"),
    ),
  );
}

/** @param {import("./answer.js").Refusal} refusal */
function refusal({ method, slug, code, title, detail, isRetryable }) {
  return h(
    "li",
    { class: "notice notice-bad" },
    icon("alert"),
    h(
      "div",
      null,
      h("p", { lang: "en" }, h("strong", null, title), detail && `: ${detail}`),
      h(
        "p",
        { class: "method-facts" },
        h("code", null, [method, slug, code].filter(Boolean).join(" · ")),
        isRetryable && h("span", { class: "tag tag-good" }, text("app_explorer.retryable")),
        slug &&
          h(
            "a",
            { href: `/docs#error-${slug}` },
            text("app_explorer.meaning"),
            h("span", { class: "hidden" }, ` ${slug}`),
          ),
      ),
    ),
  );
}

/** @param {string} body */
function coloured(body) {
  const runs = pretty(body);
  if (body.length > colouredMax) return runs.map(({ text }) => text).join("");
  return runs.map(({ kind, text }) => (kind === "mark" ? text : h("span", { class: `json-${kind}` }, text)));
}
