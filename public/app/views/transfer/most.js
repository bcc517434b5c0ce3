import { cents, fromCents } from "../../money/amount.js";

/** One per cent is a hundred basis points. */
const basis = 10_000n;

/**
 * The largest amount that an account can send, so that the commission on top, rounded up to a whole cent, is still covered.
 *
 * @param {string} balance @param {number} basisPoints of the commission
 */
export function mostToSend(balance, basisPoints) {
  const held = cents(balance);
  const points = BigInt(basisPoints);
  const total = (/** @type {bigint} */ amount) => amount + (amount * points + basis - 1n) / basis;
  let most = (held * basis) / (basis + points);
  // Rounding moves the commission by less than a cent, so the answer is this or its neighbour below.
  while (most > 0n && total(most) > held) most -= 1n;
  return fromCents(most);
}
