import { h } from "../dom/element.js";

/** A cell of a table whose rows become cards in a narrow window. @param {string} className @param {import("../dom/element.js").Content[]} content */
export function cell(className, ...content) {
  return h("td", { class: className, role: "cell" }, content);
}

/** What a cell holds, where rows are cards and no heading stands above it. @param {string} label */
export function cellLabel(label) {
  return h("span", { class: "cell-label" }, label, " ");
}
