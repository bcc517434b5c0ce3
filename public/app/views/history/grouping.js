import { dayOf } from "../../time/days.js";

/**
 * A line of the list: the name of a day, or a transfer.
 *
 * @typedef {import("../../books/transfer.js").Transfer} Transfer
 * @typedef {{ key: string, day: string | null, transfer: Transfer | null }} Line `day` is a moment of that day; `null` where
 *   the order is not that of time
 */

/**
 * The transfers with a line before each new day of the person's calendar.
 *
 * @param {Transfer[]} transfers @param {string} sort
 * @returns {Line[]}
 */
export function rowsWithDays(transfers, sort) {
  const isByTime = sort.startsWith("created_at");
  /** @type {Line[]} */
  const lines = [];
  let before = "";
  for (const transfer of transfers) {
    const { id, created_at: moment } = transfer;
    const day = dayOf(new Date(moment));
    if (isByTime && day !== before) lines.push({ key: day, day: moment, transfer: null });
    before = day;
    // Where no day's name does, the row says the date itself: it is another row then.
    lines.push(isByTime ? { key: id, day: moment, transfer } : { key: `${id} dated`, day: null, transfer });
  }
  return lines;
}
