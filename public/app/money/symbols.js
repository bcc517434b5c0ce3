/** How currencies are drawn on badges; their codes always stand beside it. */
const symbols = new Map([["USD", "$"], ["CNY", "¥"], ["EUR", "€"]]);

/** @param {string} currency */
export function symbol(currency) {
  return symbols.get(currency) ?? currency;
}
