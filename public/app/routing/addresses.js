/** The app's addresses, made in one place. */

/**
 * @param {string} path below `/app` @param {Record<string, string | number | null | undefined>} [query] without those that are
 *   null, undefined or empty
 */
export function address(path, query = {}) {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== "") search.set(name, String(value));
  }
  const text = search.toString();
  return `/app${path}${text ? `?${text}` : ""}`;
}

export const overviewAddress = address("/");
export const securityAddress = address("/security");
export const explorerAddress = address("/explorer");
export const settingsAddress = address("/settings");
export const signUpAddress = address("/signup");

/** @param {string} [next] where to go on afterwards */
export const logInAddress = (next) => address("/login", { next });

/**
 * @typedef {{ kind?: "own" | "external", from?: number, to?: number | string, amount?: string, credit?: string,
 *   memo?: string | null, step?: "confirm" | null }} TransferDraft `amount` or `credit`: the side that is fixed
 * @param {TransferDraft} [draft] what the form holds already
 */
export const transferAddress = (draft) => address("/transfer", draft);

/** @param {Record<string, string | number>} [filter] */
export const historyAddress = (filter) => address("/history", filter);

/** @param {{ account?: number, from?: string, to?: string }} [period] */
export const statementAddress = (period) => address("/statement", period);

/** @param {string} transferId */
export const transactionAddress = (transferId) => address(`/transfers/${transferId}`);
