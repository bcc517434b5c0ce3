import { empty } from "../components/empty.js";
import { loaded } from "../components/loading.js";
import { sum } from "../components/money.js";
import { segments } from "../components/segments.js";
import { transferRow } from "../components/transfer-row.js";
import { h } from "../dom/element.js";
import { icon } from "../dom/icon.js";
import { text } from "../language/words.js";
import { worth } from "../money/worth.js";
import { chooseTotalCurrency, totalCurrency } from "../preferences/preferences.js";
import { historyAddress, statementAddress, transferAddress } from "../routing/addresses.js";
import { resource } from "../state/resource.js";
import { effect } from "../state/signal.js";
import { age } from "../time/moments.js";

/** How many of the latest transfers are shown. */
const latestCount = 6;
const currencies = ["USD", "CNY", "EUR"];

/** What every account holds, what it is worth together, and what happened last. @type {import("../routing/routes.js").View} */
export function view(app) {
  const latest = resource(async () => (await app.client.read("transfer.list", { limit: latestCount })).items);
  effect(() => {
    app.books.changes.value;
    latest.refresh();
  });
  return h(
    "div",
    { class: "stack" },
    h("h1", { tabindex: "-1" }, text("accounts.heading")),
    loaded(app.books.accounts, (accounts) => h("div", { class: "stack" }, total(app, accounts), cards(accounts))),
    h(
      "section",
      { class: "card list", "aria-labelledby": "latest" },
      h(
        "div",
        { class: "list-head" },
        h("h2", { id: "latest" }, text("accounts.latest")),
        h("a", { href: historyAddress() }, text("accounts.all")),
      ),
      loaded(latest, (transfers) => rows(app, transfers)),
    ),
  );
}

/** @param {import("../app.js").App} app @param {import("../books/books.js").Account[]} accounts */
function total(app, accounts) {
  return h(
    "section",
    { class: "total", "aria-labelledby": "total-heading" },
    h("div", { class: "total-text" }, h("h2", { id: "total-heading" }, text("accounts.total")), () => {
      const rates = app.books.rates.value.value;
      const value = rates && worth(accounts, rates, totalCurrency.value);
      if (!rates || !value) {
        return h("p", { class: "total-rate" }, app.books.rates.failure.value && text("accounts.no_rate"));
      }
      return [
        sum(value, totalCurrency.value),
        h("p", { class: "total-rate" }, text("accounts.rate_age", { age: age(rates.effective_from) })),
      ];
    }),
    segments(
      text("accounts.total_in"),
      currencies.map((code) => ({ value: code, label: code })),
      () => totalCurrency.value,
      chooseTotalCurrency,
      "segments-deep",
    ),
    h(
      "p",
      { class: "total-actions" },
      h(
        "a",
        { class: "button button-accent", href: transferAddress({ kind: "external" }) },
        icon("send"),
        text("accounts.send"),
      ),
      h(
        "a",
        { class: "button button-glass", href: transferAddress({ kind: "own" }) },
        icon("exchange"),
        text("accounts.convert"),
      ),
    ),
  );
}

const symbols = new Map([["USD", "$"], ["CNY", "¥"], ["EUR", "€"]]);

/** @param {import("../books/books.js").Account[]} accounts */
function cards(accounts) {
  const names = new Map([["USD", text("currency.usd")], ["CNY", text("currency.cny")], ["EUR", text("currency.eur")]]);
  return h(
    "ul",
    { class: "grid accounts" },
    accounts.map(({ id, currency, balance }) =>
      h(
        "li",
        { class: "card account" },
        h(
          "div",
          { class: "account-top" },
          h("span", { class: "badge", "aria-hidden": "true" }, symbols.get(currency) ?? currency),
          h(
            "h2",
            null,
            h("span", { class: "account-code" }, currency),
            " ",
            h(
              "span",
              { class: "account-name" },
              `${names.get(currency) ?? currency} · ${text("transfer.account", { number: id })}`,
            ),
          ),
        ),
        sum(balance, currency),
        h(
          "ul",
          { class: "account-links" },
          link(transferAddress({ kind: "external", from: id }), text("accounts.send"), currency),
          link(transferAddress({ kind: "own", from: id }), text("accounts.convert"), currency),
          link(historyAddress({ account: id }), text("accounts.history"), currency),
          link(statementAddress({ account: id }), text("title.statement"), currency),
        ),
      )
    ),
  );
}

/** @param {string} to @param {string} label @param {string} currency read aloud, so that the links differ */
function link(to, label, currency) {
  return h("li", null, h("a", { href: to }, label, h("span", { class: "hidden" }, ` ${currency}`)));
}

/** @param {import("../app.js").App} app @param {import("../books/transfer.js").Transfer[]} transfers */
function rows(app, transfers) {
  if (transfers.length === 0) {
    return empty(
      "history",
      text("accounts.empty"),
      h("a", { class: "button", href: transferAddress() }, text("accounts.send")),
    );
  }
  return h("ul", { class: "rows" }, transfers.map((one) => transferRow(one, { isNew: app.books.arrived.has(one.id) })));
}
