import { h } from "../dom/element.js";
import { icon } from "../dom/icon.js";
import { counted } from "../language/words.js";

/**
 * All that is wrong with a form, at its head. It takes the focus when it appears, and each line leads to its field.
 *
 * @param {() => { id: string | null, reason: string }[]} problems `id` is that of the control, `null` when none is to blame
 */
export function errorSummary(problems) {
  return () => {
    const all = problems();
    if (all.length === 0) return null;
    const lines = all.map(({ id, reason }) => h("li", null, id ? leading(id, reason) : reason));
    const summary = h(
      "div",
      { class: "notice notice-bad", role: "alert", tabindex: "-1" },
      icon("alert"),
      h("div", null, h("h2", null, counted("fault.heading", all.length)), h("ul", null, lines)),
    );
    queueMicrotask(() => summary.focus());
    return summary;
  };
}

/** @param {string} id @param {string} reason */
function leading(id, reason) {
  const lead = (/** @type {Event} */ event) => {
    event.preventDefault();
    document.getElementById(id)?.focus();
  };
  return h("a", { href: `#${id}`, onclick: lead }, reason);
}
