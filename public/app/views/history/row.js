import { detail, paidFee, refusalText, title, tone } from "../../books/transfer.js";
import { cell, cellLabel } from "../../components/cell.js";
import { moneyText } from "../../components/money.js";
import { amountLines, badge } from "../../components/transfer-row.js";
import { h } from "../../dom/element.js";
import { text } from "../../language/words.js";
import { transactionAddress } from "../../routing/addresses.js";
import { clock, date, dateAndTime } from "../../time/moments.js";

/** @typedef {import("../../books/transfer.js").Transfer} Transfer */

/**
 * A transfer as a row of the history.
 *
 * @param {Transfer} transfer
 * @param {{ hasDate: boolean, isNew: boolean }} options `isNew`: it has come by itself
 */
export function historyRow(transfer, { hasDate, isNew }) {
  const { created_at: moment, from } = transfer;
  const fee = paidFee(transfer);
  return h(
    "tr",
    { class: `table-row row-${tone(transfer)} ${isNew ? "row-new" : ""}`, role: "row" },
    cell(
      "cell-time",
      h("time", { datetime: moment, title: dateAndTime(moment) }, hasDate && `${date(moment)} `, clock(moment)),
    ),
    cell("cell-main", h("div", { class: "row" }, badge(transfer), main(transfer))),
    cell("cell-amount end", amountLines(transfer)),
    cell(
      "cell-fee end",
      fee && from.currency && [cellLabel(text("history.column_fee")), moneyText(fee, from.currency)],
    ),
    cell(
      "cell-balance end",
      balances(transfer).map(({ balance, currency }) =>
        h("p", null, cellLabel(text("history.column_balance")), moneyText(balance, currency))
      ),
    ),
  );
}

/** What it is, by the receipt's address; why it was refused, or which way it went; the message. @param {Transfer} transfer */
function main(transfer) {
  const refusal = refusalText(transfer);
  return h(
    "div",
    { class: "row-text" },
    h("a", { class: "row-title", href: transactionAddress(transfer.id) }, h("bdi", null, title(transfer))),
    h(
      "p",
      { class: "row-detail" },
      refusal ? [h("strong", { class: "tag tag-bad" }, text("receipt.refused")), " ", refusal] : detail(transfer),
    ),
    transfer.memo && h("p", { class: "row-detail row-memo" }, h("bdi", null, transfer.memo)),
  );
}

/** What the reader's accounts held after it. @param {Transfer} transfer */
function balances({ from, to, balances }) {
  return [from, to].flatMap(({ account_id: number, currency }) => {
    const balance = balances[number];
    return balance && currency ? [{ balance, currency }] : [];
  });
}
