import { paidFee } from "../../books/transfer.js";
import { line } from "../../components/line.js";
import { moneyText, rateText } from "../../components/money.js";
import { text } from "../../language/words.js";
import { cents, fromCents } from "../../money/amount.js";

/**
 * The lines of a receipt: both sides, every figure that concerns the reader, balances after.
 *
 * @param {import("../../books/transfer.js").Transfer} transfer
 */
export function receiptLines(transfer) {
  const { kind, status, from, to } = transfer;
  const isPayer = kind !== "deposit" && transfer.direction === "out";
  const sides = [
    kind !== "deposit" && line(text("quote.from"), account(from)),
    line(text("quote.to"), account(to)),
  ];
  if (status === "refused") return sides;
  const paid = paidFee(transfer);
  return [
    sides,
    isPayer && from.amount && from.currency && [
      line(text("receipt.you_sent"), moneyText(from.amount, from.currency)),
      line(text("quote.fee"), paid ? moneyText(paid, from.currency) : text("quote.no_fee")),
      line(text("receipt.total"), moneyText(totalOf(from.amount, paid), from.currency), "strong"),
    ],
    transfer.rate && from.currency && to.currency && from.currency !== to.currency &&
    line(text("quote.rate"), rateText(transfer.rate, from.currency, to.currency)),
    to.amount && to.currency &&
    line(
      isPayer && kind === "external" ? text("receipt.they_got") : text("receipt.you_got"),
      moneyText(to.amount, to.currency),
      "total",
    ),
    [from, to].map(({ account_id: number, currency }) => {
      const balance = transfer.balances[number];
      return balance && currency && line(text("receipt.balance", { number }), moneyText(balance, currency), "quiet");
    }),
  ];
}

/** What left the account altogether. @param {string} amount @param {string | null} fee */
function totalOf(amount, fee) {
  return fromCents(cents(amount) + cents(fee ?? "0.00"));
}

/** @param {import("../../books/transfer.js").Side} side */
function account({ account_id: number, currency }) {
  return currency
    ? text("transfer.account_with_code", { code: currency, number })
    : text("transfer.account", { number });
}
