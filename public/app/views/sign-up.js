import { errorSummary } from "../components/error-summary.js";
import { textField } from "../components/field.js";
import { FormProblems, missing } from "../components/form.js";
import { submitButton } from "../components/submit-button.js";
import { h } from "../dom/element.js";
import { counted, text } from "../language/words.js";
import { address } from "../routing/addresses.js";

/** The contract's shortest password. */
const passwordMin = 8;

/** Opens a client's accounts and logs them in. @type {import("../routing/routes.js").View} */
export function view(app, place) {
  const problems = new FormProblems(["email", "name", "password"]);
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const fields = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const [email, name, password] = ["email", "name", "password"].map((id) => String(fields.get(id)));
    problems.attempt(missing({ email, name, password }), async () => {
      await app.session.signUp({ email: email.trim(), name, password });
      app.announce(text("outcome.signed_up"), "good");
    });
  };
  return h(
    "div",
    { class: "sheet" },
    h("h1", { tabindex: "-1" }, text("sign_up.heading")),
    h("p", { class: "lead" }, text("sign_up.lead")),
    errorSummary(() => problems.all.value),
    h(
      "form",
      { class: "form", novalidate: true, onsubmit: submit },
      textField(
        { id: "email", label: text("field.email"), problem: () => problems.of("email") },
        { type: "email", autocomplete: "username", maxlength: 254, required: true },
      ),
      textField(
        { id: "name", label: text("field.name"), hint: text("sign_up.name_hint"), problem: () => problems.of("name") },
        { autocomplete: "name", maxlength: 100, required: true },
      ),
      textField(
        {
          id: "password",
          label: text("field.password"),
          hint: counted("sign_up.password_hint", passwordMin),
          problem: () => problems.of("password"),
        },
        { type: "password", autocomplete: "new-password", maxlength: 256, required: true },
      ),
      submitButton(text("sign_up.button"), problems, { class: "button button-large button-wide" }),
    ),
    h(
      "p",
      { class: "sheet-end" },
      text("sign_up.has_account"),
      " ",
      h("a", { href: () => address("/login", { next: place.query.value.get("next") }) }, text("sign_up.log_in")),
    ),
  );
}
