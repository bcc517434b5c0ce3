import { h } from "../dom/element.js";
import { icon } from "../dom/icon.js";

/** @typedef {"plain" | "good" | "bad"} Tone */

/** The drawing that says the same as the colour. */
export const toneIcons = { plain: "info", good: "check", bad: "alert" };

/**
 * A message in a frame, with an icon, so that its colour is never all it has.
 *
 * @param {Tone} tone
 * @param {...import("../dom/element.js").Content} content
 */
export function notice(tone, ...content) {
  return h("div", { class: `notice notice-${tone}` }, icon(toneIcons[tone]), h("div", null, content));
}
