import { line } from "../../components/line.js";
import { rateText } from "../../components/money.js";
import { h } from "../../dom/element.js";
import { text } from "../../language/words.js";
import { money } from "../../money/amount.js";

/**
 * The exact figures of a price, one a line. They are never covered: nobody signs what they cannot see.
 *
 * @typedef {import("./live-quote.js").Quote} Quote
 */

/** What stands where no figure is yet. */
const none = "—";

/** @type {{ name: keyof Quote, label: (isOwn: boolean) => string, value: (quote: Quote) => import("../../dom/element.js").Content, style?: string }[]} */
const figures = [
  { name: "amount", label: () => text("quote.you_send"), value: (one) => money(one.amount, one.from_currency) },
  {
    name: "fee",
    label: () => text("quote.fee"),
    value: (one) => (one.fee === "0.00" ? text("quote.no_fee") : money(one.fee, one.from_currency)),
  },
  {
    name: "total",
    label: () => text("quote.total"),
    value: (one) => money(one.total, one.from_currency),
    style: "strong",
  },
  {
    name: "rate",
    label: () => text("quote.rate"),
    value: (one) => rateText(one.rate, one.from_currency, one.to_currency),
  },
  {
    name: "credited",
    label: (isOwn) => (isOwn ? text("quote.you_get") : text("quote.they_get")),
    value: (one) => money(one.credited, one.to_currency),
    style: "total",
  },
];

/**
 * All lines, also while some are not known: so nothing moves when they come.
 *
 * @param {boolean} isOwn
 * @param {{ quote: Quote, isProbe: boolean } | null} held the price; one that was asked for without an amount tells the rate only
 * @param {Quote | null} [before] the price that was shown before: what differs is shown beside it
 */
export function figureLines(isOwn, held, before = null) {
  return figures.map(({ name, label, value, style }) => {
    const isKnown = held && (!held.isProbe || name === "rate");
    const isOther = before && held && before[name] !== held.quote[name];
    return line(label(isOwn), [isOther && old(value(before)), isKnown ? value(held.quote) : none], style);
  });
}

/** @param {import("../../dom/element.js").Content} value what it was */
function old(value) {
  return [
    h("span", { class: "hidden" }, `${text("app_transfer.before")} `),
    h("s", { class: "old-figure" }, value),
    " ",
  ];
}

/** Whether two prices tell the same figures. @param {Quote} a @param {Quote} b */
export function isSamePrice(a, b) {
  return figures.every(({ name }) => a[name] === b[name]);
}
