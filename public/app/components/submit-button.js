import { h } from "../dom/element.js";

/**
 * Sends a form. While an attempt is under way it waits, and shows that it does.
 *
 * @param {string} label @param {import("./form.js").FormProblems} problems of the form
 * @param {Record<string, any>} [attributes]
 */
export function submitButton(label, problems, attributes) {
  const isBusy = () => problems.isBusy.value && "true";
  return h(
    "button",
    { class: "button", ...attributes, "aria-disabled": isBusy, "aria-busy": isBusy },
    h("span", null, label),
  );
}
