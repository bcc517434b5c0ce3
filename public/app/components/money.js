import { h } from "../dom/element.js";
import { change, compact, money, number, parts } from "../money/amount.js";
import { hidesAmounts } from "../preferences/preferences.js";

/** Amounts on the screen. All of them are covered when the person asks for that, also for screen readers. */

const cover = "•••";

/** `1,234.56 USD` @param {string} amount @param {string} currency */
export function moneyText(amount, currency) {
  return () => (hidesAmounts.value ? `${cover}\u00A0${currency}` : money(amount, currency));
}

/** `+1,234.56 USD` @param {string} amount @param {string} currency @param {boolean} isCredit */
export function changeText(amount, currency, isCredit) {
  return () => (hidesAmounts.value ? `${cover}\u00A0${currency}` : change(amount, currency, isCredit));
}

/** `1.2K` at a chart's mark. @param {string} amount */
export function compactText(amount) {
  return () => (hidesAmounts.value ? cover : compact(amount));
}

/** `1 USD = 0.9 EUR`: no secret, and so never covered. @param {string} rate @param {string} from @param {string} to */
export function rateText(rate, from, to) {
  return `1\u00A0${from} = ${number(rate)}\u00A0${to}`;
}

/**
 * A large amount with small cents: what a card or the total shows.
 *
 * @param {string | (() => string)} amount or what makes it from signals @param {string} currency
 * @param {{ isSigned?: boolean }} [options] `isSigned`: it is about to be confirmed, and so never covered
 */
export function sum(amount, currency, { isSigned = false } = {}) {
  return h("p", { class: "sum" }, () => {
    const current = typeof amount === "function" ? amount() : amount;
    const { whole, fraction } = hidesAmounts.value && !isSigned ? { whole: cover, fraction: "" } : parts(current);
    return [
      h("span", { class: "sum-whole" }, whole),
      h("span", { class: "sum-fraction" }, fraction),
      " ",
      h("span", { class: "sum-code" }, currency),
    ];
  });
}
