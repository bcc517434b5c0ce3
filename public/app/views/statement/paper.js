import { detail, title } from "../../books/transfer.js";
import { cell, cellLabel } from "../../components/cell.js";
import { line } from "../../components/line.js";
import { changeText, moneyText, rateText } from "../../components/money.js";
import { h } from "../../dom/element.js";
import { icon } from "../../dom/icon.js";
import { text } from "../../language/words.js";
import { transactionAddress } from "../../routing/addresses.js";
import { zoneName } from "../../time/days.js";
import { clock, date, dateAndTime } from "../../time/moments.js";

/**
 * @typedef {import("./sheet.js").Sheet} Sheet
 * @typedef {import("./sheet.js").Line} Line
 */

/**
 * The statement itself: whose it is, the sums, a line for each entry.
 *
 * @param {import("../../app.js").App} app @param {{ sheet: Sheet, madeAt: string }} read
 */
export function paper(app, { sheet, madeAt }) {
  const isEmpty = sheet.lines.length === 0;
  return h(
    "article",
    { class: "statement" },
    h("p", { class: "print-brand", "aria-hidden": "true" }, icon("mark", "mark"), " Easybilling"),
    head(app, sheet),
    h("div", { class: "card table-card" }, lines(sheet)),
    h(
      "p",
      { class: "quiet centred" },
      isEmpty && `${text("statement.empty")} `,
      text("statement.checked"),
      " ",
      text("statement.made_at", { moment: dateAndTime(madeAt) }),
      " ",
      text("app_history.local_time", { zone: zoneName() }),
    ),
  );
}

/** @param {import("../../app.js").App} app @param {Sheet} sheet */
function head(app, sheet) {
  const { account_id: number, currency: code } = sheet;
  const user = app.session.user.peek();
  const sum = (/** @type {string} */ label, /** @type {string} */ amount, style = "") =>
    line(label, moneyText(amount, code), style);
  return h(
    "header",
    { class: "card statement-head" },
    h(
      "div",
      null,
      h("h2", null, text("transfer.account_with_code", { code, number })),
      h("p", null, periodText(sheet)),
      h("p", { class: "quiet" }, h("bdi", null, user?.name), " · ", text("frame.client", { number: user?.id ?? "" })),
    ),
    h(
      "dl",
      { class: "lines" },
      sum(text("statement.opening"), sheet.opening),
      sum(text("statement.credited"), sheet.credited),
      sum(text("statement.debited"), sheet.debited),
      sum(text("statement.fees"), sheet.fees, "quiet"),
      sum(text("statement.closing"), sheet.closing, "total"),
    ),
  );
}

/** The days of the period; the last one is that before its end. @param {Sheet} sheet */
function periodText({ from, to }) {
  const last = date(to ? new Date(Date.parse(to) - 1).toISOString() : new Date().toISOString());
  return from ? text("statement.period", { from: date(from), to: last }) : text("statement.until", { to: last });
}

/** @param {Sheet} sheet */
function lines(sheet) {
  const column = (/** @type {string} */ label, className = "") =>
    h("th", { role: "columnheader", scope: "col", class: className }, label);
  return h(
    "table",
    { class: "table", role: "table" },
    h("caption", { class: "hidden" }, text("statement.heading")),
    h(
      "thead",
      { role: "rowgroup" },
      h(
        "tr",
        { role: "row" },
        column(text("history.column_date")),
        column(text("history.column_transfer")),
        column(text("history.column_amount"), "end"),
        column(text("statement.column_fee"), "end"),
        column(text("history.column_balance"), "end"),
      ),
    ),
    h(
      "tbody",
      { role: "rowgroup" },
      edge(text("statement.opening"), sheet.opening, sheet.currency),
      sheet.lines.map((one) => row(one, sheet.currency)),
      edge(text("statement.closing"), sheet.closing, sheet.currency),
    ),
  );
}

/** @param {string} label @param {string} balance @param {string} currency */
function edge(label, balance, currency) {
  return h(
    "tr",
    { class: "table-row statement-edge", role: "row" },
    h("th", { role: "rowheader", scope: "row", colspan: 4 }, label),
    h("td", { role: "cell", class: "end" }, moneyText(balance, currency)),
  );
}

/** @param {Line} line @param {string} currency */
function row({ amount, fee, rate, balance, transfer }, currency) {
  const { id, created_at: moment, memo, from, to } = transfer;
  const isCredit = !amount.startsWith("-");
  return h(
    "tr",
    { class: "table-row", role: "row" },
    cell("cell-time", h("time", { datetime: moment }, date(moment), ", ", clock(moment))),
    cell(
      "cell-main",
      h(
        "div",
        { class: "row-text" },
        h("a", { class: "row-title", href: transactionAddress(id) }, h("bdi", null, title(transfer))),
        h(
          "p",
          { class: "row-detail" },
          detail(transfer),
          rate && from.currency && to.currency && from.currency !== to.currency &&
            ` · ${rateText(rate, from.currency, to.currency)}`,
        ),
        memo && h("p", { class: "row-detail row-memo" }, h("bdi", null, memo)),
      ),
    ),
    cell(
      "cell-amount end",
      h(
        "p",
        { class: `amount amount-${isCredit ? "credit" : "debit"}` },
        changeText(amount.replace("-", ""), currency, isCredit),
      ),
    ),
    cell("cell-fee end", fee !== "0.00" && [cellLabel(text("statement.column_fee")), moneyText(fee, currency)]),
    cell("cell-balance end", cellLabel(text("history.column_balance")), moneyText(balance, currency)),
  );
}
