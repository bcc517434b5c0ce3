import { copyButton } from "../../components/copy-button.js";
import { h } from "../../dom/element.js";
import { text } from "../../language/words.js";

/**
 * Who the person is, and the numbers that others need to pay them.
 *
 * @param {import("../../app.js").App} app
 */
export function profile(app) {
  return h(
    "section",
    { class: "card", "aria-labelledby": "profile" },
    h("h2", { id: "profile" }, text("app_settings.profile")),
    h(
      "dl",
      { class: "lines" },
      line(text("field.name"), h("bdi", null, () => app.session.user.value?.name)),
      line(text("field.email"), () => app.session.user.value?.email),
      () => copied(text("app_settings.client_number"), app.session.user.value?.id),
      () =>
        app.books.accounts.value.value?.map(({ id, currency }) =>
          copied(text("app_settings.account_number", { currency }), id)
        ),
    ),
    h("p", { class: "hint" }, text("app_settings.numbers_hint")),
  );
}

/** @param {string} label @param {import("../../dom/element.js").Content} content */
function line(label, content) {
  return h("div", { class: "line" }, h("dt", null, label), h("dd", null, content));
}

/** @param {string} label @param {number | undefined} number */
function copied(label, number) {
  if (number === undefined) return null;
  const className = "button button-quiet button-small";
  return line(label, [String(number), " ", copyButton(() => String(number), { what: label, className })]);
}
