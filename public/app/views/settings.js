import { h } from "../dom/element.js";

/** @type {import("../routing/routes.js").View} */
export function view() {
  return h("h1", { tabindex: "-1" }, "settings");
}
