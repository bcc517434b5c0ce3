import { h } from "../dom/element.js";
import { icon } from "../dom/icon.js";

/**
 * One choice of a few, as buttons in a row.
 *
 * @param {string} label what is chosen, for screen readers
 * @param {{ value: string, label: string, icon?: string, lang?: string }[]} choices
 * @param {() => string} chosen
 * @param {(value: string) => void} choose
 * @param {string} [className]
 */
export function segments(label, choices, chosen, choose, className = "") {
  return h(
    "div",
    { class: `segments ${className}`, role: "group", "aria-label": label },
    choices.map((choice) =>
      h(
        "button",
        {
          class: "segment",
          type: "button",
          lang: choice.lang,
          "aria-pressed": () => String(chosen() === choice.value),
          onclick: () => choose(choice.value),
        },
        choice.icon && icon(choice.icon),
        choice.label,
      )
    ),
  );
}
