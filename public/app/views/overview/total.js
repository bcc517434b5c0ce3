import { sum } from "../../components/money.js";
import { segments } from "../../components/segments.js";
import { h } from "../../dom/element.js";
import { icon } from "../../dom/icon.js";
import { text } from "../../language/words.js";
import { currencies } from "../../money/currencies.js";
import { worth } from "../../money/worth.js";
import { chooseTotalCurrency, totalCurrency } from "../../preferences/preferences.js";
import { transferAddress } from "../../routing/addresses.js";
import { computed } from "../../state/signal.js";
import { age } from "../../time/moments.js";
import { now } from "../../time/now.js";
import { changeMark } from "./change-mark.js";

/** Holds a line's place open. */
const blank = "\u00A0";

/**
 * What all accounts are worth together, in a currency of one's choice, and what one can do at once.
 *
 * @param {import("../../app.js").App} app
 */
export function total(app) {
  const { accounts, rates } = app.books;
  const value = computed(() => {
    const current = rates.value.value;
    return current && worth(accounts.value.value ?? [], current, totalCurrency.value);
  });
  const currency = computed(() => (value.value ? totalCurrency.value : ""));
  const mark = changeMark(() => accounts.value.value?.map(({ balance }) => balance).join(" "));
  return h(
    "section",
    { class: "total", "aria-labelledby": "total-heading" },
    h(
      "div",
      { class: () => `total-text ${mark()}` },
      h("h2", { id: "total-heading" }, text("accounts.total")),
      () => (currency.value ? sum(() => value.value ?? "0.00", currency.value) : h("p", { class: "sum" }, blank)),
      h("p", { class: "total-rate" }, () => rateText(app, currency.value !== "")),
    ),
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
      action("button-accent", transferAddress({ kind: "external" }), "send", text("accounts.send")),
      action("button-glass", transferAddress({ kind: "own" }), "exchange", text("accounts.convert")),
    ),
  );
}

/** How old the rates are, or that there are none. @param {import("../../app.js").App} app @param {boolean} isWorth */
function rateText(app, isWorth) {
  const { value, failure } = app.books.rates;
  const since = value.value?.effective_from;
  if (since && isWorth) return text("accounts.rate_age", { age: age(since, now()) });
  return failure.value || since ? text("accounts.no_rate") : blank;
}

/** @param {string} look @param {string} to @param {string} drawing @param {string} label */
function action(look, to, drawing, label) {
  return h("a", { class: `button ${look}`, href: to }, icon(drawing), label);
}

/** The panel without its figures. */
export function totalSkeleton() {
  return h(
    "div",
    { class: "total" },
    h("div", { class: "total-text" }, h("p", null, blank), h("p", { class: "sum" }, blank), h("p", null, blank)),
    h("div", { class: "total-actions" }, h("span", { class: "total-space" })),
  );
}
