import { cents, fromCents } from "../money/amount.js";

/**
 * What came in and went out by month, in the person's own time zone.
 *
 * @typedef {{ begin: number, credited: string, debited: string }} Month `begin` in milliseconds, sums without a sign
 */

/**
 * The begins of the last months, the present one last.
 *
 * @param {number} count @param {Date} [now]
 * @returns {number[]} in milliseconds
 */
export function monthBegins(count, now = new Date()) {
  return Array.from({ length: count }, (_, index) => {
    return new Date(now.getFullYear(), now.getMonth() - (count - 1 - index), 1).getTime();
  });
}

/**
 * @param {import("./movements.js").Movement[]} lines
 * @param {number[]} begins ascending
 * @returns {Month[]} one for each begin
 */
export function sumByMonth(lines, begins) {
  const sums = begins.map(() => ({ credited: 0n, debited: 0n }));
  for (const { at, amount } of lines) {
    const moment = Date.parse(at);
    const index = begins.findLastIndex((begin) => begin <= moment);
    if (index < 0) continue;
    const moved = cents(amount);
    if (moved > 0n) sums[index].credited += moved;
    else sums[index].debited -= moved;
  }
  return sums.map(({ credited, debited }, index) => ({
    begin: begins[index],
    credited: fromCents(credited),
    debited: fromCents(debited),
  }));
}

/**
 * A bar that stands on the foot of the plot and is rounded at its head, as the `d` of an SVG path.
 *
 * @param {number} x @param {number} width @param {number} length of the bar @param {number} height of the plot
 */
export function barPath(x, width, length, height) {
  if (length <= 0) return "";
  const round = Math.min(4, length, width / 2);
  const top = height - length;
  return `M${x} ${height}V${top + round}q0 ${-round} ${round} ${-round}h${width - 2 * round}` +
    `q${round} 0 ${round} ${round}V${height}Z`;
}

/**
 * Where the two bars of each month stand.
 *
 * @param {number} count of months @param {number} width of the plot
 * @returns {{ centre: number, left: number, right: number, bar: number }[]}
 */
export function pairs(count, width) {
  const column = width / count;
  const bar = round(Math.min(18, column * 0.34));
  const gap = Math.min(3, column * 0.06);
  return Array.from({ length: count }, (_, index) => {
    const centre = column * (index + 0.5);
    return { centre: round(centre), left: round(centre - gap / 2 - bar), right: round(centre + gap / 2), bar };
  });
}

/** @param {number} pixels */
function round(pixels) {
  return Math.round(pixels * 100) / 100;
}
