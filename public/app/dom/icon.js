import { svg } from "./element.js";

/**
 * A drawing from `/assets/icons.svg`. It says nothing to a screen reader: what it means stands beside it or in a label.
 *
 * @param {string} name
 * @param {string} [className]
 */
export function icon(name, className = "icon") {
  return svg("svg", { class: className, "aria-hidden": "true" }, svg("use", { href: `/assets/icons.svg#${name}` }));
}
