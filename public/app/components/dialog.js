import { h } from "../dom/element.js";
import { text } from "../language/words.js";
import { scope } from "../state/signal.js";

/**
 * Shows a question or a form over the page, as the browser's own modal dialog: it keeps the focus, and Escape closes it.
 *
 * @param {string} title
 * @param {(close: (answer?: string) => void) => import("../dom/element.js").Content} content
 * @param {{ isKept?: boolean, isOnce?: boolean }} [options] `isKept`: a press beside it does not dismiss it; `isOnce`: nor does
 *   Escape, as what it shows is never seen again
 * @returns {Promise<string>} what it was closed with; empty when it was dismissed
 */
export function openDialog(title, content, { isKept = false, isOnce = false } = {}) {
  return new Promise((resolve) => {
    const { result: dialog, end } = scope(() => {
      const close = (answer = "") => element.close(answer);
      const element = h("dialog", { class: "dialog", "aria-labelledby": "dialog-title" });
      element.append(
        h("h2", { id: "dialog-title", tabindex: "-1" }, title),
        h("div", { class: "dialog-content" }, content(close)),
      );
      return element;
    });
    dialog.addEventListener("close", () => {
      resolve(dialog.returnValue);
      dialog.remove();
      end();
    });
    // A press beside the dialog dismisses it.
    dialog.addEventListener("click", (event) => event.target === dialog && !isKept && dialog.close(""));
    dialog.addEventListener("cancel", (event) => isOnce && event.preventDefault());
    // A second Escape cannot be refused, only kept from being one.
    dialog.addEventListener("keydown", (event) => isOnce && event.key === "Escape" && event.preventDefault());
    document.body.append(dialog);
    dialog.showModal();
    // Who opened a form goes on by filling it in; of anything else the title comes first.
    /** @type {HTMLElement | null} */ (dialog.querySelector("form input"))?.focus();
  });
}

/**
 * Asks before something is done that cannot be taken back.
 *
 * @param {{ title: string, content: import("../dom/element.js").Content, action: string, isDangerous?: boolean }} question
 * @returns {Promise<boolean>}
 */
export async function confirmed({ title, content, action, isDangerous = false }) {
  const answer = await openDialog(title, (close) => [
    h("div", { class: "dialog-text" }, content),
    h(
      "div",
      { class: "actions" },
      h("button", {
        class: `button ${isDangerous ? "button-danger" : ""}`,
        type: "button",
        onclick: () => close("yes"),
      }, action),
      h("button", { class: "button button-plain", type: "button", onclick: () => close() }, text("app.cancel")),
    ),
  ]);
  return answer === "yes";
}
