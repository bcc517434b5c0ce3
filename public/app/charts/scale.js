/**
 * From cents to pixels. Amounts stay whole cents until the very last step, where only the place of a point on the screen
 * is left.
 *
 * @typedef {{ low: bigint, high: bigint, ticks: bigint[] }} Axis what an axis covers, with its marks from low to high at
 *   even distances
 */

/** Places are exact to this part of a pixel. */
const fineness = 100;

/**
 * An axis of amounts with round marks. It begins at zero unless an amount is below: what looks twice as large is so.
 *
 * @param {bigint[]} amounts in cents @param {number} [parts] into how many parts marks may divide it at most
 * @returns {Axis}
 */
export function amountAxis(amounts, parts = 4) {
  const most = amounts.reduce((a, b) => (b > a ? b : a), 0n);
  const least = amounts.reduce((a, b) => (b < a ? b : a), 0n);
  const step = roundStep(most - least, BigInt(parts));
  const low = -upTo(-least, step);
  const high = most === low ? low + step : upTo(most, step);
  const ticks = [];
  for (let tick = low; tick <= high; tick += step) ticks.push(tick);
  return { low, high, ticks };
}

/**
 * Where an amount stands on an axis, from its low end.
 *
 * @param {bigint} amount @param {Axis} axis @param {number} length of the axis in pixels
 */
export function place(amount, { low, high }, length) {
  return Number(((amount - low) * BigInt(Math.round(length * fineness))) / (high - low)) / fineness;
}

/**
 * The smallest of 1, 2 and 5 with zeros behind it whose multiples do not divide a range into too many parts.
 *
 * @param {bigint} range @param {bigint} parts
 */
function roundStep(range, parts) {
  for (let power = 1n;; power *= 10n) {
    for (const digit of [1n, 2n, 5n]) {
      if (digit * power * parts >= range) return digit * power;
    }
  }
}

/** The next multiple that is not below. @param {bigint} amount not negative @param {bigint} step */
function upTo(amount, step) {
  return ((amount + step - 1n) / step) * step;
}
