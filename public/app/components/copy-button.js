import { h } from "../dom/element.js";
import { icon } from "../dom/icon.js";
import { text } from "../language/words.js";
import { signal, whenOver } from "../state/signal.js";

/** How long the button says what it did. */
const stay = 3_000;

/**
 * Copies a text, and says so itself: inside a dialog nothing else on the page is heard.
 *
 * @param {() => string} content
 * @param {{ what?: string, label?: string, isBare?: boolean, className?: string }} [options] `what` is copied, for screen
 *   readers, where there are several; `label` stands on the button in place of its purpose, when it shows what is copied;
 *   `isBare`: only the drawing is seen, beside what is copied
 */
export function copyButton(
  content,
  { what = "", label = "", isBare = false, className = "button button-plain button-small" } = {},
) {
  const outcome = signal(/** @type {"" | "good" | "bad"} */ (""));
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  whenOver(() => clearTimeout(timer));
  const copy = async () => {
    try {
      await writeToClipboard(content());
      outcome.value = "good";
    } catch {
      outcome.value = "bad";
    }
    clearTimeout(timer);
    timer = setTimeout(() => (outcome.value = ""), stay);
  };
  return h(
    "span",
    { class: "copyable" },
    h(
      "button",
      { class: className, type: "button", onclick: copy },
      label && h("span", null, label),
      () => icon({ "": "copy", good: "check", bad: "alert" }[outcome.value]),
      h(
        "span",
        { class: (label || isBare) && "hidden" },
        label && " ",
        () => (outcome.value === "good" ? text("app.copied") : text("app.copy")),
      ),
      what && h("span", { class: "hidden" }, ` ${what}`),
    ),
    h("span", { class: "copy-failed", role: "status" }, () => {
      if (outcome.value === "bad") return text("app.copy_failed");
      return outcome.value === "good" && h("span", { class: "hidden" }, text("app.copied"));
    }),
  );
}

/** @param {string} content */
async function writeToClipboard(content) {
  if (navigator.clipboard) return await navigator.clipboard.writeText(content);
  // Where the page did not come over https there is only the old way: by way of a selection, inside an open dialog if any.
  const carrier = h("textarea", { class: "hidden", "aria-hidden": "true", tabindex: "-1" });
  const here = /** @type {HTMLElement | null} */ (document.activeElement);
  (document.querySelector("dialog[open]") ?? document.body).append(carrier);
  carrier.value = content;
  carrier.select();
  const isCopied = document.execCommand("copy");
  carrier.remove();
  here?.focus();
  if (!isCopied) throw new Error("The browser does not let the page copy.");
}
