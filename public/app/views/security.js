import { h } from "../dom/element.js";
import { text } from "../language/words.js";
import { keys } from "./security/keys.js";
import { sessions } from "./security/sessions.js";

/** Where a person is logged in, and the keys of their programs. @type {import("../routing/routes.js").View} */
export function view(app) {
  return h(
    "div",
    { class: "sheet sheet-wide" },
    h("h1", { tabindex: "-1" }, text("title.security")),
    sessions(app),
    keys(app),
  );
}
