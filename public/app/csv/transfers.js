import { localTime } from "./local-time.js";
import { table, written } from "./table.js";

/** The columns of the service's own file of a history, in its words; the local time and the balances after are ours. */
export const columns = [
  "uuid",
  "created_at",
  "created_at_local",
  "status",
  "kind",
  "direction",
  "invoice_id_from",
  "currency_from",
  "amount",
  "fee",
  "invoice_id_to",
  "currency_to",
  "credited",
  "rate",
  "counterparty",
  "memo",
  "refusal",
  "balance_from",
  "balance_to",
];

/**
 * A history as a file.
 *
 * @param {import("../books/transfer.js").Transfer[]} transfers in the order in which they are shown
 */
export function transfersFile(transfers) {
  return table(columns, transfers.map(cells));
}

/** @param {import("../books/transfer.js").Transfer} transfer @returns {import("./table.js").Cell[]} */
function cells(transfer) {
  const { from, to, balances } = transfer;
  return [
    transfer.id,
    transfer.created_at,
    localTime(transfer.created_at),
    transfer.status,
    transfer.kind,
    transfer.direction,
    String(from.account_id),
    from.currency,
    from.amount,
    transfer.fee,
    String(to.account_id),
    to.currency,
    to.amount,
    transfer.rate,
    written(transfer.counterparty?.name),
    written(transfer.memo),
    transfer.refusal,
    balances[from.account_id],
    balances[to.account_id],
  ];
}
