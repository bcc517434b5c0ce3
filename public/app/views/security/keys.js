import { confirmed } from "../../components/dialog.js";
import { empty } from "../../components/empty.js";
import { loaded } from "../../components/loading.js";
import { h } from "../../dom/element.js";
import { icon } from "../../dom/icon.js";
import { failureText } from "../../language/failures.js";
import { text } from "../../language/words.js";
import { Failure } from "../../rpc/failure.js";
import { resource } from "../../state/resource.js";
import { age, date } from "../../time/moments.js";
import { makeKey } from "./new-key.js";

/** The contract's limit of keys that a client has. */
const keysMax = 50;

/**
 * The keys of the person's programs.
 *
 * @typedef {{ id: string, name: string, scopes: string[], created_at: string, expires_at: string | null,
 *   last_used_at: string | null }} Key
 *
 * @param {import("../../app.js").App} app
 */
export function keys(app) {
  const known = resource(async () => /** @type {Key[]} */ ((await app.client.read("key.list")).items));
  known.refresh();
  const make = async () => {
    if (!await makeKey(app)) return;
    await known.refresh();
    // The pressed button may be another one by now.
    document.getElementById("keys")?.focus();
  };
  const newButton = () =>
    h(
      "button",
      { class: "button button-small", type: "button", onclick: make },
      icon("plus"),
      text("security.new_key"),
    );
  const isFull = () => (known.value.value?.length ?? 0) >= keysMax;
  return h(
    "section",
    { class: "card list", "aria-labelledby": "keys" },
    h(
      "div",
      { class: "list-head" },
      h("h2", { id: "keys", tabindex: "-1" }, text("security.keys")),
      () => known.value.value?.length && !isFull() ? newButton() : null,
    ),
    h(
      "p",
      { class: "quiet" },
      text("security.keys_text"),
      " ",
      h("a", { href: "/docs#authentication-api-keys" }, text("security.keys_docs")),
    ),
    () => isFull() && h("p", { class: "problem" }, icon("info"), h("span", null, text("fault.too_many_keys"))),
    loaded(known, (all) => {
      if (all.length === 0) return empty("key", text("app_security.no_keys"), newButton());
      return [
        h("ul", { class: "rows" }, all.map((key) => row(app, key, known))),
        h("p", { class: "quiet more" }, text("app_security.key_count", { count: all.length, max: keysMax })),
      ];
    }),
  );
}

/** @param {import("../../app.js").App} app @param {Key} key @param {import("../../state/resource.js").Resource<Key[]>} known */
function row(app, key, known) {
  const scopes = [
    key.scopes.includes("read") && text("security.scope_read"),
    key.scopes.includes("transfer") && text("security.scope_transfer"),
  ];
  const isExpired = key.expires_at !== null && new Date(key.expires_at) <= new Date();
  const facts = [
    scopes.filter(Boolean).join(", "),
    text("app_security.key_made", { date: date(key.created_at) }),
    key.expires_at ? text("security.key_expires", { date: date(key.expires_at) }) : text("security.key_lasting"),
    key.last_used_at ? text("security.key_used", { age: age(key.last_used_at) }) : text("security.key_unused"),
  ];
  return h(
    "li",
    { class: "row row-tall" },
    h("span", { class: `badge ${isExpired ? "badge-refused" : ""}` }, icon("key")),
    h(
      "div",
      { class: "row-text" },
      h(
        "p",
        { class: "row-title" },
        h("bdi", null, key.name),
        isExpired && [" ", h("span", { class: "tag tag-bad" }, text("app_security.key_expired"))],
      ),
      h("p", { class: "row-detail" }, facts.join(" · ")),
    ),
    revokeButton(app, key, known),
  );
}

/** @param {import("../../app.js").App} app @param {Key} key @param {import("../../state/resource.js").Resource<Key[]>} known */
function revokeButton(app, key, known) {
  const revoke = async () => {
    const isSure = await confirmed({
      title: text("app_security.revoke_title", { name: key.name }),
      content: h("p", null, text("app_security.revoke_text")),
      action: text("security.revoke"),
      isDangerous: true,
    });
    if (!isSure) return;
    try {
      await app.client.call("key.revoke", { key_id: key.id }).catch((failure) => {
        // It was revoked already: that is what was wanted.
        if (!(failure instanceof Failure) || failure.slug !== "not_found") throw failure;
      });
      app.announce(text("outcome.key_revoked"), "good");
      await known.refresh();
      document.getElementById("keys")?.focus();
    } catch (failure) {
      app.announce(failureText(/** @type {Error} */ (failure)), "bad");
    }
  };
  return h(
    "button",
    { class: "button button-plain button-small", type: "button", onclick: revoke },
    text("security.revoke"),
    h("span", { class: "hidden" }, ` ${key.name}`),
  );
}
