const symbols = new Map([["USD", "$"], ["CNY", "¥"], ["EUR", "€"]]);

/** The codes of the currencies that accounts are held in, in the order of sign-up. */
export const currencies = [...symbols.keys()];

/** How a currency is drawn on a badge; its code always stands beside it. @param {string} currency */
export function symbol(currency) {
  return symbols.get(currency) ?? currency;
}
