import { isAmount, normalized, padded } from "../../money/amount.js";

/**
 * A transfer as somebody is filling it in. The address holds it, every field as typed, right or wrong: so it survives a reload,
 * going back, and a change of language.
 *
 * @typedef {object} Draft
 * @property {"own" | "external"} kind
 * @property {number | null} from `null` only while no account is known
 * @property {string} to as typed; in the form for own accounts a chosen one
 * @property {"amount" | "credit"} fixed which side is fixed; the other follows
 * @property {string} typed the fixed side's amount, as typed
 * @property {string} memo
 * @property {boolean} isConfirming
 *
 * @typedef {{ id: number, currency: string, balance: string }} Account
 * @typedef {{ from: number, to: number, amount?: string, credit?: string }} QuoteRequest
 */

/** Account numbers beyond this are no exact numbers in JavaScript; there are none. */
const numberDigitsMax = 15;

/**
 * @param {URLSearchParams} query @param {Account[]} accounts the client's own
 * @returns {Draft}
 */
export function draftOf(query, accounts) {
  const to = query.get("to") ?? "";
  const own = (/** @type {string} */ typed) => accounts.find(({ id }) => String(id) === typed);
  const kind = kindOf(query.get("kind")) ?? (to === "" || own(to) ? "own" : "external");
  const from = own(query.get("from") ?? "") ?? accounts.find(({ balance }) => balance !== "0.00") ?? accounts[0];
  const target = kind === "own" ? own(to) ?? accounts.find((account) => account !== from) : undefined;
  const fixed = query.has("credit") ? "credit" : "amount";
  return {
    kind,
    from: from?.id ?? null,
    to: kind === "own" ? String(target?.id ?? "") : to,
    fixed,
    typed: query.get(fixed) ?? "",
    memo: query.get("memo") ?? "",
    isConfirming: query.get("step") === "confirm",
  };
}

/** @param {string | null} asked */
function kindOf(asked) {
  return asked === "own" || asked === "external" ? asked : null;
}

/** The fields of an address that holds a draft. @param {Draft} draft @returns {import("../../routing/addresses.js").TransferDraft} */
export function fieldsOf({ kind, from, to, fixed, typed, memo, isConfirming }) {
  return { kind, from: from ?? undefined, to, [fixed]: typed, memo, step: isConfirming ? "confirm" : null };
}

/** The payee's account, or `null` when what was typed is no number of an account. @param {Draft} draft */
export function target(draft) {
  const digits = draft.to.replace(/\s/g, "");
  const isNumber = /^\d+$/.test(digits) && digits.length <= numberDigitsMax && Number(digits) > 0;
  return isNumber ? Number(digits) : null;
}

/** The fixed side's amount in the form that the service takes, or `null`. @param {Draft} draft */
function fixedAmount(draft) {
  const amount = normalized(draft.typed);
  return isAmount(amount) ? padded(amount) : null;
}

/** What is asked for while no amount is there yet: it tells whose account it is, and the rate. */
const probe = { credit: "1.00" };

/**
 * What the service is asked to price, or `null` while that is not clear.
 *
 * @param {Draft} draft @param {Account[]} accounts
 * @returns {{ request: QuoteRequest, isProbe: boolean } | null}
 */
export function quoteRequest(draft, accounts) {
  const to = target(draft);
  if (draft.from === null || to === null || to === draft.from) return null;
  // Another form is for own accounts; a draft that is not sent to anybody else costs no look-up.
  if (draft.kind === "external" && isOwn(draft, accounts)) return null;
  const amount = fixedAmount(draft);
  const isProbe = amount === null;
  return { request: { from: draft.from, to, ...(isProbe ? probe : { [draft.fixed]: amount }) }, isProbe };
}

/** Whether the payee's account is the client's own. @param {Draft} draft @param {Account[]} accounts */
export function isOwn(draft, accounts) {
  const to = target(draft);
  return accounts.some(({ id }) => id === to);
}

/**
 * What can be seen to be wrong before the service is asked: the field and the name of its fault.
 *
 * @param {Draft} draft @param {Account[]} accounts
 * @returns {{ id: "from" | "to" | "amount" | "credit", code: string }[]}
 */
export function faultsOf(draft, accounts) {
  /** @type {ReturnType<typeof faultsOf>} */
  const faults = [];
  if (draft.from === null) faults.push({ id: "from", code: "from_missing" });
  if (draft.to.trim() === "") faults.push({ id: "to", code: "to_missing" });
  else if (target(draft) === null) faults.push({ id: "to", code: "to_invalid" });
  else if (target(draft) === draft.from) faults.push({ id: "to", code: "same_account" });
  else if (draft.kind === "external" && isOwn(draft, accounts)) faults.push({ id: "to", code: "account_own" });
  if (draft.typed.trim() === "") faults.push({ id: draft.fixed, code: "amount_missing" });
  else if (fixedAmount(draft) === null) faults.push({ id: draft.fixed, code: "amount_invalid" });
  return faults;
}
