import { h } from "../dom/element.js";
import { icon } from "../dom/icon.js";

/**
 * What stands where nothing is yet: why, and the one thing to do about it.
 *
 * @param {string} drawing the icon's name @param {string} reason @param {Node | null} [action] a link or button
 */
export function empty(drawing, reason, action = null) {
  return h("div", { class: "empty" }, icon(drawing, "icon icon-large"), h("p", null, reason), action);
}
