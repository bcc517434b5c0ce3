import { h } from "../dom/element.js";
import { icon } from "../dom/icon.js";
import { failureText } from "../language/failures.js";
import { text } from "../language/words.js";

/** Ends the session, and says so. @param {import("../app.js").App} app @param {string} [className] */
export function logOutButton(app, className = "") {
  const logOut = async () => {
    try {
      await app.session.logOut();
      app.announce(text("outcome.logged_out"), "good");
    } catch (failure) {
      app.announce(failureText(/** @type {Error} */ (failure)), "bad");
    }
  };
  return h(
    "button",
    { class: `button button-plain ${className}`, type: "button", onclick: logOut },
    icon("log-out"),
    text("frame.log_out"),
  );
}
