import { h } from "../../dom/element.js";

/** The document's words, in which `code` stands between backticks. They are English. @param {string} words */
export function prose(words) {
  return words.split("`").map((part, index) => (index % 2 === 1 ? h("code", null, part) : part));
}
