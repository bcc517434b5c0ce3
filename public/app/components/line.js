import { h } from "../dom/element.js";

/**
 * A figure beside what it is, as a slip, a receipt and a statement list them.
 *
 * @param {string} label @param {import("../dom/element.js").Content} value @param {string} [style]
 */
export function line(label, value, style) {
  return h("div", { class: style ? `line line-${style}` : "line" }, h("dt", null, label), h("dd", null, value));
}
