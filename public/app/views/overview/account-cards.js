import { copyButton } from "../../components/copy-button.js";
import { bars } from "../../components/loading.js";
import { sum } from "../../components/money.js";
import { h } from "../../dom/element.js";
import { icon } from "../../dom/icon.js";
import { text } from "../../language/words.js";
import { symbol } from "../../money/currencies.js";
import { historyAddress, statementAddress, transferAddress } from "../../routing/addresses.js";
import { changeMark } from "./change-mark.js";

/** Nobody knows yet how many accounts there are: every client is given one a currency. */
const usualCount = 3;

/**
 * A card for each account: what it holds, its number to give to payers, and what can be done with it.
 *
 * @param {import("../../app.js").App} app
 */
export function accountCards(app) {
  const accounts = app.books.accounts.value.peek() ?? [];
  return h("ul", { class: "grid accounts" }, accounts.map((account) => card(app, account)));
}

/**
 * @param {import("../../app.js").App} app
 * @param {import("../../books/books.js").Account} account as it was when first seen
 */
function card(app, { id, currency, balance }) {
  const current = () => app.books.account(id)?.balance ?? balance;
  const mark = changeMark(current);
  return h(
    "li",
    { class: () => `card account ${mark()}` },
    h(
      "div",
      { class: "account-top" },
      h("span", { class: "badge", "aria-hidden": "true" }, symbol(currency)),
      h(
        "div",
        { class: "account-title" },
        h(
          "h2",
          null,
          h("span", { class: "account-code" }, currency),
          " ",
          h("span", { class: "account-name" }, currencyName(currency)),
        ),
        copyButton(() => String(id), { label: text("transfer.account", { number: id }), className: "copy-number" }),
      ),
    ),
    sum(current, currency),
    h(
      "ul",
      { class: "account-links" },
      link(transferAddress({ kind: "external", from: id }), "send", text("accounts.send"), currency),
      link(transferAddress({ kind: "own", from: id }), "exchange", text("accounts.convert"), currency),
      link(historyAddress({ account: id }), "history", text("accounts.history"), currency),
      link(statementAddress({ account: id }), "statement", text("title.statement"), currency),
    ),
  );
}

/** @param {string} code */
function currencyName(code) {
  switch (code) {
    case "USD":
      return text("currency.usd");
    case "CNY":
      return text("currency.cny");
    case "EUR":
      return text("currency.eur");
    default:
      return code;
  }
}

/**
 * @param {string} to @param {string} drawing @param {string} label
 * @param {string} currency read aloud, so that the links differ
 */
function link(to, drawing, label, currency) {
  return h("li", null, h("a", { href: to }, icon(drawing), label, h("span", { class: "hidden" }, ` ${currency}`)));
}

/** The cards without their figures. */
export function accountSkeletons() {
  return h(
    "div",
    { class: "grid" },
    Array.from({ length: usualCount }, () => h("div", { class: "card account-space" }, bars(3))),
  );
}
