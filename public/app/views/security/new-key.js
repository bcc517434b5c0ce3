import { copyButton } from "../../components/copy-button.js";
import { openDialog } from "../../components/dialog.js";
import { errorSummary } from "../../components/error-summary.js";
import { problemOf, selectField, textField } from "../../components/field.js";
import { FormProblems } from "../../components/form.js";
import { submitButton } from "../../components/submit-button.js";
import { h } from "../../dom/element.js";
import { counted, text } from "../../language/words.js";
import { Failure } from "../../rpc/failure.js";

/**
 * Asks what a new key is for, makes it, and shows its token this once.
 *
 * @typedef {{ token: string, scopes: string[] }} Made
 *
 * @param {import("../../app.js").App} app
 * @returns {Promise<boolean>} whether one was made
 */
export async function makeKey(app) {
  /** @type {Made | null} */
  let made = null;
  await openDialog(
    text("security.new_key"),
    (close) =>
      keyForm(app, () => close(), (one) => {
        made = one;
        close();
      }),
    { isKept: true },
  );
  if (!made) return false;
  await showToken(made);
  return true;
}

/** In days; without an end when empty. A quarter is what most programs need. */
const expiries = ["30", "90", "365", ""];
const usualExpiry = "90";

/** @param {import("../../app.js").App} app @param {() => void} leave @param {(made: Made) => void} done */
function keyForm(app, leave, done) {
  const problems = new FormProblems(["name", "scopes"]);
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const fields = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const name = String(fields.get("name")).trim();
    const scopes = fields.getAll("scopes").map(String);
    problems.attempt(missing(name, scopes), async () => {
      const params = { name, scopes, ...endOf(String(fields.get("expiry"))) };
      const { token } = await app.client.call("key.create", params).catch(explain);
      done({ token, scopes });
    });
  };
  return h(
    "form",
    { class: "form", novalidate: true, onsubmit: submit },
    errorSummary(() => problems.all.value),
    textField(
      {
        id: "name",
        label: text("security.key_name"),
        hint: text("security.key_name_hint"),
        problem: () => problems.of("name"),
      },
      { autocomplete: "off", maxlength: 100, required: true },
    ),
    scopeChoice(problems),
    selectField(
      { id: "expiry", label: text("security.expiry") },
      expiries.map((days) => ({
        value: days,
        label: days ? counted("security.expiry_days", Number(days)) : text("security.expiry_never"),
      })),
      { value: usualExpiry },
    ),
    h(
      "div",
      { class: "actions" },
      submitButton(text("security.make_key"), problems),
      h("button", { class: "button button-plain", type: "button", onclick: leave }, text("app.cancel")),
    ),
  );
}

/** @param {FormProblems} problems */
function scopeChoice(problems) {
  const scope = (/** @type {string} */ value, /** @type {string} */ label, /** @type {boolean} */ checked) =>
    h("label", { class: "check" }, h("input", { type: "checkbox", name: "scopes", value, checked }), label);
  return h(
    "fieldset",
    {
      class: "field",
      id: "scopes",
      tabindex: "-1",
      "aria-describedby": () => problems.of("scopes") && "scopes-problem",
    },
    h("legend", null, text("security.scopes")),
    scope("read", text("security.scope_read_long"), true),
    scope("transfer", text("security.scope_transfer_long"), false),
    problemOf("scopes", () => problems.of("scopes")),
  );
}

/** @param {string} name @param {string[]} scopes */
function missing(name, scopes) {
  return [
    ...(name === "" ? [{ id: "name", reason: text("fault.key_name_missing") }] : []),
    ...(scopes.length === 0 ? [{ id: "scopes", reason: text("fault.scopes_invalid") }] : []),
  ];
}

/** @param {string} days */
function endOf(days) {
  if (!days) return {};
  const end = new Date();
  end.setDate(end.getDate() + Number(days));
  return { expires_at: end.toISOString() };
}

/** A client who may not make a key has too many. @param {unknown} failure @returns {never} */
function explain(failure) {
  if (failure instanceof Failure && failure.slug === "forbidden") throw new Failure("too_many_keys");
  throw failure;
}

/** @param {Made} made */
function showToken({ token, scopes }) {
  const curl = trial(token, scopes);
  return openDialog(
    text("security.made_heading"),
    (close) => [
      h("p", null, text("security.made_text")),
      h(
        "figure",
        { class: "code" },
        h(
          "figcaption",
          null,
          text("app_security.token"),
          copyButton(() => token, { what: text("app_security.token") }),
        ),
        h("pre", { tabindex: "0" }, h("code", null, token)),
      ),
      h(
        "figure",
        { class: "code" },
        h("figcaption", null, text("app_security.trial"), copyButton(() => curl, { what: "curl" })),
        h("pre", { tabindex: "0" }, h("code", null, curl)),
      ),
      h("button", { class: "button", type: "button", onclick: () => close() }, text("app_security.saved")),
    ],
    { isKept: true, isOnce: true },
  );
}

/** A call that shows that the key works; one that only moves money is not tried on money. @param {string} token @param {string[]} scopes */
function trial(token, scopes) {
  const method = scopes.includes("read") ? "account.list" : "service.ping";
  return `curl -sS ${location.origin}/rpc \\
  -H 'Content-Type: application/json' \\
  -H 'Authorization: Bearer ${token}' \\
  -d '{"jsonrpc": "2.0", "id": 1, "method": "${method}"}'`;
}
