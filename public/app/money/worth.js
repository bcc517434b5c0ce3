import { cents, fromCents } from "./amount.js";

/** Decimals that rates have at most. */
const rateDecimals = 8;

/**
 * What sums in several currencies are worth together in one, at the rates of `rate.list`. Each part is rounded down, as a
 * transfer would be.
 *
 * @param {{ balance: string, currency: string }[]} accounts
 * @param {{ items: { currency: string, per_usd: string }[] }} rates
 * @param {string} currency
 * @returns {string | null} `null` when a rate is missing
 */
export function worth(accounts, rates, currency) {
  const scaled = new Map(rates.items.map((rate) => [rate.currency, scaledRate(rate.per_usd)]));
  const target = scaled.get(currency);
  let total = 0n;
  for (const account of accounts) {
    const source = scaled.get(account.currency);
    if (!source || !target) return null;
    total += (cents(account.balance) * target) / source;
  }
  return fromCents(total);
}

/** @param {string} decimal */
function scaledRate(decimal) {
  const [whole, fraction = ""] = decimal.split(".");
  return BigInt(whole + fraction.padEnd(rateDecimals, "0"));
}
