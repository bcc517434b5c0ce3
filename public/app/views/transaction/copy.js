import { h } from "../../dom/element.js";
import { icon } from "../../dom/icon.js";
import { text } from "../../language/words.js";
import { signal, whenOver } from "../../state/signal.js";

/** How long the button says that it did what it is for. */
const tickTime = 2_000;

/**
 * A button that copies a text, and says so on itself and aloud.
 *
 * @param {import("../../app.js").App} app @param {string} label what is copied @param {string} copied
 */
export function copyButton(app, label, copied) {
  const isDone = signal(false);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  whenOver(() => clearTimeout(timer));
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(copied);
    } catch {
      // The browser forbids it: the text stands beside the button to be selected.
      app.announce(text("app_transfer.copy_failed"), "bad");
      return;
    }
    app.announce(text("app_transfer.copied", { what: label }), "good");
    isDone.value = true;
    clearTimeout(timer);
    timer = setTimeout(() => (isDone.value = false), tickTime);
  };
  return h(
    "button",
    {
      class: "copy",
      type: "button",
      "aria-label": text("app_transfer.copy", { what: label }),
      onclick: copy,
    },
    () => icon(isDone.value ? "check" : "copy"),
  );
}
