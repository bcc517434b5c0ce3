import { text } from "../language/words.js";

/**
 * A transfer as the service tells it to one of its two sides.
 *
 * @typedef {{ account_id: number, currency: string | null, amount: string | null }} Side
 * @typedef {{ id: string, kind: "own" | "external" | "deposit", status: "completed" | "refused", refusal: string | null,
 *   from: Side, to: Side, fee: string | null, rate: string | null, quote_id: string | null, memo: string | null,
 *   direction: "in" | "out", counterparty: { account_id: number, name: string | null } | null,
 *   balances: Record<string, string>, idempotency_key: string | null, replayed: boolean, created_at: string }} Transfer
 */

/** Which way the money went for the reader. @param {Transfer} transfer @returns {"between" | "in" | "out"} */
export function direction(transfer) {
  return transfer.kind === "own" ? "between" : transfer.direction;
}

/** What it is called in a list. @param {Transfer} transfer */
export function title(transfer) {
  if (transfer.kind === "deposit") return text("transfer.deposit");
  const { from, to, counterparty } = transfer;
  switch (direction(transfer)) {
    case "between":
      return text("transfer.between", { from: from.currency ?? from.account_id, to: to.currency ?? to.account_id });
    case "in":
      return counterparty?.name ?? text("transfer.account", { number: from.account_id });
    case "out":
      return counterparty?.name ?? text("transfer.account", { number: to.account_id });
  }
}

/** What stands below its title. @param {Transfer} transfer */
export function detail(transfer) {
  switch (direction(transfer)) {
    case "between":
      return text("transfer.own");
    case "in":
      return text("transfer.received", { number: transfer.to.account_id });
    case "out":
      return text("transfer.sent", { number: transfer.to.account_id });
  }
}

/** The name of its drawing. @param {Transfer} transfer */
export function drawing(transfer) {
  if (transfer.status === "refused") return "refused";
  if (transfer.kind === "deposit") return "plus";
  return { between: "exchange", in: "receive", out: "send" }[direction(transfer)];
}

/** The colour's name of its badge; the drawing says the same. @param {Transfer} transfer */
export function tone(transfer) {
  return transfer.status === "refused" ? "refused" : direction(transfer);
}

/**
 * What it did to the reader's accounts: one line, or two between own accounts.
 *
 * @param {Transfer} transfer
 * @returns {{ amount: string, currency: string, tone: "debit" | "credit" | "refused" }[]}
 */
export function changes(transfer) {
  const { from, to } = transfer;
  const way = direction(transfer);
  const isCompleted = transfer.status === "completed";
  /** @type {ReturnType<typeof changes>} */
  const lines = [];
  if (way !== "in" && from.amount && from.currency) {
    lines.push({ amount: from.amount, currency: from.currency, tone: isCompleted ? "debit" : "refused" });
  }
  if (way !== "out" && isCompleted && to.amount && to.currency) {
    lines.push({ amount: to.amount, currency: to.currency, tone: "credit" });
  }
  return lines;
}

/** The commission that the reader paid, or `null`. @param {Transfer} transfer */
export function paidFee(transfer) {
  return transfer.status === "completed" && transfer.fee !== null && transfer.fee !== "0.00" ? transfer.fee : null;
}

/** Why it was refused, in the person's words; `null` when it was not. @param {Transfer} transfer */
export function refusalText(transfer) {
  return transfer.refusal && text(`refusal.${transfer.refusal}`);
}
