import { localTime } from "./local-time.js";
import { table, written } from "./table.js";

/** The columns of the service's own file of a statement, in its words; the local time is ours. */
export const columns = [
  "seq",
  "created_at",
  "created_at_local",
  "kind",
  "uuid",
  "counterparty_id",
  "counterparty",
  "memo",
  "amount",
  "fee",
  "rate",
  "balance",
  "currency",
];

/**
 * A statement as a file: the opening, a line for each entry, the closing.
 *
 * @param {import("../views/statement/sheet.js").Sheet} sheet
 */
export function statementFile(sheet) {
  return table(columns, [
    balance("opening", sheet.from, sheet.opening, sheet.currency),
    ...sheet.lines.map((line) => cells(line, sheet)),
    balance("closing", sheet.to, sheet.closing, sheet.currency),
  ]);
}

/** @param {string} kind @param {string | null} moment @param {string} amount @param {string} currency */
function balance(kind, moment, amount, currency) {
  const blank = null;
  const local = moment && localTime(moment);
  return [blank, moment, local, kind, blank, blank, blank, blank, blank, blank, blank, amount, currency];
}

/**
 * @param {import("../views/statement/sheet.js").Line} line @param {import("../views/statement/sheet.js").Sheet} sheet
 * @returns {import("./table.js").Cell[]}
 */
function cells({ seq, amount, fee, balance, transfer }, sheet) {
  const { from, to, kind } = transfer;
  const other = from.account_id === sheet.account_id ? to.account_id : from.account_id;
  return [
    String(seq),
    transfer.created_at,
    localTime(transfer.created_at),
    kind,
    transfer.id,
    kind === "deposit" ? null : String(other),
    written(transfer.counterparty?.name),
    written(transfer.memo),
    amount,
    fee,
    transfer.rate,
    balance,
    sheet.currency,
  ];
}
