import { h } from "../dom/element.js";

/** How long the browser may take to get the file out of the page's memory. */
const heldFor = 30_000;

/**
 * Gives the person a file.
 *
 * @param {string} name @param {string} content
 */
export function saveCSV(name, content) {
  const address = URL.createObjectURL(new Blob([content], { type: "text/csv;charset=utf-8" }));
  const link = h("a", { href: address, download: name });
  link.click();
  // Some browsers begin to read only later.
  setTimeout(() => URL.revokeObjectURL(address), heldFor);
}
