import { h } from "../dom/element.js";
import { icon } from "../dom/icon.js";
import { failureText } from "../language/failures.js";
import { text } from "../language/words.js";

/**
 * What stands in place of a view that cannot be shown, because the service, or the view's module, cannot be reached.
 *
 * @param {Error} failure @param {() => void} retry
 */
export function unreachable(failure, retry) {
  return h(
    "div",
    { class: "sheet sheet-open" },
    icon("alert", "icon icon-large"),
    h("h1", { tabindex: "-1" }, text("app.unreachable_heading")),
    h("p", { class: "lead" }, failureText(failure)),
    h("button", { class: "button", type: "button", onclick: retry }, text("app.retry")),
  );
}
