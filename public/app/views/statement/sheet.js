import { cents, fromCents } from "../../money/amount.js";

/**
 * A statement, whole: the service gives it in parts.
 *
 * @typedef {{ seq: number, amount: string, fee: string, rate: string | null, balance: string,
 *   transfer: import("../../books/transfer.js").Transfer }} Line `amount` is negative for a debit, and holds the commission
 * @typedef {{ account_id: number, currency: string, from: string | null, to: string | null, opening: string, closing: string,
 *   credited: string, debited: string, fees: string, lines: Line[] }} Sheet
 */

/**
 * The parts as one, with the totals of all lines.
 *
 * @param {Sheet[]} parts at least one; each goes on where the one before ends
 * @returns {Sheet}
 */
export function joined(parts) {
  const first = parts[0];
  const sum = (/** @type {"credited" | "debited" | "fees"} */ name) =>
    fromCents(parts.reduce((total, part) => total + cents(part[name]), 0n));
  return {
    ...first,
    closing: parts[parts.length - 1].closing,
    credited: sum("credited"),
    debited: sum("debited"),
    fees: sum("fees"),
    lines: parts.flatMap((part) => part.lines),
  };
}

/**
 * Whether it is sound: every line's balance is that before it and its amount, the closing is the last one's, and opening and
 * totals lead there, too.
 *
 * @param {Sheet} sheet
 */
export function addsUp({ opening, closing, credited, debited, fees, lines }) {
  let balance = cents(opening);
  let [incoming, outgoing, commission] = [0n, 0n, 0n];
  for (const line of lines) {
    const amount = cents(line.amount);
    balance += amount;
    if (balance !== cents(line.balance)) return false;
    if (amount < 0n) outgoing -= amount;
    else incoming += amount;
    commission += cents(line.fee);
  }
  return (
    balance === cents(closing) && incoming === cents(credited) && outgoing === cents(debited) &&
    commission === cents(fees)
  );
}
