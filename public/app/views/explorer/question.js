import { confirmed } from "../../components/dialog.js";
import { h } from "../../dom/element.js";
import { text } from "../../language/words.js";
import { money } from "../../money/amount.js";
import { isObject, Numeral, Secret } from "./json.js";

/**
 * Asks before something is sent that moves money or changes who has access, and names each thing that will happen.
 *
 * @typedef {import("./json.js").Json} Json
 *
 * @param {import("../../app.js").App} app
 * @param {import("./effects.js").Deed[]} deeds
 * @param {boolean} isReadable whether the request could be read at all
 * @returns {Promise<boolean>}
 */
export function askFirst(app, deeds, isReadable) {
  const movesMoney = deeds.some(({ effect }) => effect === "money");
  return confirmed({
    title: movesMoney ? text("app_explorer.ask_money") : text("app_explorer.ask_access"),
    content: isReadable
      ? listOf(deeds.map((deed) => sentence(app, deed)), true)
      : h("p", null, text("app_explorer.ask_unreadable")),
    action: text("app_explorer.send"),
    isDangerous: true,
  });
}

/** @param {import("../../dom/element.js").Content[]} lines @param {boolean} [isWhole] with a bar of its own when it is long */
function listOf(lines, isWhole = false) {
  // What scrolls can be reached by keyboard.
  return h(
    "ul",
    { class: isWhole ? "bullets deeds" : "bullets", tabindex: isWhole && "0" },
    lines.map((line) => h("li", null, line)),
  );
}

/** @param {import("../../app.js").App} app @param {import("./effects.js").Deed} deed @returns {import("../../dom/element.js").Content} */
function sentence(app, { method, args }) {
  const [id] = Object.values(args);
  switch (method) {
    case "transfer.create":
      return transferSentence(app, args);
    case "transfer.createMany": {
      const transfers = Array.isArray(args.transfers) ? args.transfers.filter(isObject) : [];
      return [
        args.atomic === true ? text("app_explorer.deed_atomic") : text("app_explorer.deed_each"),
        listOf(transfers.map((/** @type {any} */ one) => transferSentence(app, one))),
      ];
    }
    case "user.signup":
      return text("app_explorer.deed_signup", { email: shown(args.email) });
    case "session.login":
      return args.cookie === true
        ? text("app_explorer.deed_login_here", { email: shown(args.email) })
        : text("app_explorer.deed_login", { email: shown(args.email) });
    case "session.logout":
      return text("app_explorer.deed_logout");
    case "session.revoke":
      return text("app_explorer.deed_end", { id: shown(id) });
    case "session.revokeOthers":
      return text("app_explorer.deed_end_others");
    case "key.create":
      return text("app_explorer.deed_key", { name: shown(args.name), scopes: shown(args.scopes) });
    case "key.revoke":
      return text("app_explorer.deed_revoke", { id: shown(id) });
  }
  return text("app_explorer.deed_other", { method });
}

/** @param {import("../../app.js").App} app @param {{ [name: string]: Json }} transfer */
function transferSentence(app, { from, to, amount }) {
  const source = shown(from);
  const currency = app.books.account(Number(source))?.currency;
  const isAmount = typeof amount === "string" && /^\d{1,14}(\.\d{1,2})?$/.test(amount);
  return text("app_explorer.deed_transfer", {
    amount: isAmount && currency ? money(amount, currency) : shown(amount),
    from: source,
    to: shown(to),
  });
}

/** @param {Json | undefined} value @returns {string} */
function shown(value) {
  if (value === undefined || value === null || value instanceof Secret) return "—";
  if (value instanceof Numeral) return value.text;
  if (Array.isArray(value)) return value.map(shown).join(", ");
  return typeof value === "object" ? "{…}" : String(value);
}
