import { h } from "../dom/element.js";

/**
 * Tells of transfers whose outcome this browser has not learned yet.
 *
 * @param {import("../app.js").App} _app
 */
export function pendingBanner(_app) {
  return h("div", { role: "status" });
}
