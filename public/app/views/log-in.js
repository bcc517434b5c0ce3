import { errorSummary } from "../components/error-summary.js";
import { textField } from "../components/field.js";
import { FormProblems, missing } from "../components/form.js";
import { submitButton } from "../components/submit-button.js";
import { h } from "../dom/element.js";
import { text } from "../language/words.js";
import { address } from "../routing/addresses.js";

/** Logs a client in; the stage then leads on to where they wanted to go. @type {import("../routing/routes.js").View} */
export function view(app, place) {
  const problems = new FormProblems(["email", "password"]);
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const fields = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const email = String(fields.get("email")).trim();
    const password = String(fields.get("password"));
    problems.attempt(
      missing({ email, password }),
      () => app.session.logIn({ email, password, remember: fields.has("remember") }),
    );
  };
  return h(
    "div",
    { class: "sheet" },
    h("h1", { tabindex: "-1" }, text("log_in.heading")),
    () => reason(app, place),
    errorSummary(() => problems.all.value),
    h(
      "form",
      { class: "form", novalidate: true, onsubmit: submit },
      textField(
        { id: "email", label: text("field.email"), problem: () => problems.of("email") },
        { type: "email", autocomplete: "username", maxlength: 254, required: true },
      ),
      textField(
        { id: "password", label: text("field.password"), problem: () => problems.of("password") },
        { type: "password", autocomplete: "current-password", required: true },
      ),
      h("label", { class: "check" }, h("input", { type: "checkbox", name: "remember" }), text("log_in.remember")),
      submitButton(text("log_in.button"), problems, { class: "button button-large button-wide" }),
    ),
    h(
      "p",
      { class: "sheet-end" },
      text("log_in.no_account"),
      " ",
      h("a", { href: () => address("/signup", { next: place.query.value.get("next") }) }, text("log_in.sign_up")),
    ),
  );
}

/** Why the person has come here without asking for it. @param {import("../app.js").App} app @param {import("../routing/routes.js").Place} place */
function reason(app, place) {
  if (app.session.hasExpired.value) return h("p", { class: "lead" }, text("app.session_over"));
  return place.query.value.has("next") && h("p", { class: "lead" }, text("outcome.log_in_first"));
}
