import { language } from "../language/words.js";

/**
 * Amounts are decimal texts with two places, as the service writes them. They are counted in whole cents as BigInt and
 * written by `Intl` from the text itself: no floating point comes near them.
 */

/** @type {Map<string, Intl.NumberFormat>} */
const formats = new Map();

/**
 * The cents of `"-12.34"`.
 *
 * @param {string} amount
 * @returns {bigint}
 */
export function cents(amount) {
  return BigInt(amount.replace(".", ""));
}

/**
 * `"-12.34"` from -1234.
 *
 * @param {bigint} count
 */
export function fromCents(count) {
  const digits = (count < 0n ? -count : count).toString().padStart(3, "0");
  return `${count < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/**
 * The digits as the person's language writes them: `1,234.56`, in Russian `1 234,56`.
 *
 * @param {string} decimal any number of decimals
 */
export function number(decimal) {
  const decimals = decimal.split(".")[1]?.length ?? 0;
  const name = `${language.value} ${decimals}`;
  if (!formats.has(name)) {
    formats.set(
      name,
      new Intl.NumberFormat(language.value, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
    );
  }
  const format = /** @type {Intl.NumberFormat} */ (formats.get(name));
  // A text is formatted digit by digit (ECMAScript 2023); the type declarations know numbers only.
  return format.format(/** @type {any} */ (decimal)).replace("-", "\u2212");
}

/** `1.2K`, in Chinese `1.2万`: an amount where there is little room, such as at a chart's marks. @param {string} decimal */
export function compact(decimal) {
  const name = `${language.value} compact`;
  if (!formats.has(name)) {
    formats.set(name, new Intl.NumberFormat(language.value, { notation: "compact", maximumFractionDigits: 2 }));
  }
  return /** @type {Intl.NumberFormat} */ (formats.get(name)).format(/** @type {any} */ (decimal));
}

/**
 * `1,234.56 USD`: the code always stands there, on the same line.
 *
 * @param {string} amount @param {string} currency
 */
export function money(amount, currency) {
  return `${number(amount)}\u00A0${currency}`;
}

/**
 * `+1,234.56 USD` or `−1,234.56 USD`: what a transfer did to an account.
 *
 * @param {string} amount without a sign @param {string} currency @param {boolean} isCredit
 */
export function change(amount, currency, isCredit) {
  return (isCredit ? "+" : "\u2212") + money(amount, currency);
}

/**
 * The amount in two parts, so that the cents can be set smaller: `1,234` and `.56`.
 *
 * @param {string} amount
 */
export function parts(amount) {
  const whole = number(amount);
  return { whole: whole.slice(0, -3), fraction: whole.slice(-3) };
}

/**
 * An amount as it would be typed in the person's language: without groups, `1234,56` in Russian.
 *
 * @param {string} amount
 */
export function typedForm(amount) {
  return amount.replace(".", number("0.0").slice(1, 2));
}

/**
 * An amount as people type it, in the form that methods take: `1 234,5` becomes `1234.5`. What could be read in two ways,
 * such as `1,234`, stays as it is, and is refused: nobody guesses with money. Wide digits, as Chinese keyboards write them, are
 * digits.
 *
 * @param {string} typed
 */
export function normalized(typed) {
  const trimmed = typed.normalize("NFKC").trim();
  const isGrouped = /^\d{1,3}(\s\d{3})+([.,]\d*)?$/u.test(trimmed);
  const digits = isGrouped ? trimmed.replace(/\s/gu, "") : trimmed;
  return digits.replace(/^(\d+),(\d{1,2})$/u, "$1.$2");
}

/** Whether methods take this text as an amount. @param {string} amount */
export function isAmount(amount) {
  return /^\d{1,14}(\.\d{1,2})?$/.test(amount) && cents(padded(amount)) > 0n;
}

/** `12.5` with both decimals: `12.50`. @param {string} amount */
export function padded(amount) {
  const [whole, fraction = ""] = amount.split(".");
  return `${whole}.${fraction.padEnd(2, "0")}`;
}
