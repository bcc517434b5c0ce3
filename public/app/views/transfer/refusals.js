import { failureText, faultText } from "../../language/failures.js";
import { text } from "../../language/words.js";
import { money } from "../../money/amount.js";
import { hidesAmounts } from "../../preferences/preferences.js";
import { mostToSend } from "./most.js";

/**
 * Which field a refusal belongs to, and what to do about it.
 *
 * @param {import("./flow.js").TransferFlow} flow
 * @param {{ slug: string, fields?: { pointer: string, code: string }[], facts?: Record<string, string> }} refusal
 * @returns {import("../../components/form.js").Problem[]}
 */
export function problemsOf(flow, refusal) {
  const { slug, fields = [], facts = {} } = refusal;
  const fixed = flow.draft.peek().fixed;
  switch (slug) {
    case "account_unknown":
    case "same_account":
      return [{ id: "to", reason: faultText(slug) }];
    case "amount_too_small":
      return [{ id: fixed, reason: text("fault.amount_too_small", { min: money(facts.amount_min, facts.currency) }) }];
    case "insufficient_funds":
      return [{ id: "amount", reason: insufficientText(flow) }];
    case "invalid_amount": {
      const isTooLarge = !fields[0] || fields[0].code === "amount_too_large";
      return [{ id: fixed, reason: isTooLarge ? text("app_transfer.too_large") : text("fault.invalid_amount") }];
    }
    case "invalid_params":
      if (fields.some(({ pointer }) => pointer === "/memo")) {
        return [{ id: "memo", reason: text("fault.memo_invalid") }];
      }
  }
  return [{ id: null, reason: failureText(/** @type {any} */ ({ slug, facts })) }];
}

/**
 * What the account holds, and how much of it can be sent.
 *
 * @param {import("./flow.js").TransferFlow} flow
 */
export function insufficientText(flow) {
  const draft = flow.draft.peek();
  const account = flow.account(draft.from);
  const rates = flow.app.books.rates.value.value;
  if (!account || !rates || hidesAmounts.value) return text("fault.insufficient_funds");
  const most = mostToSend(account.balance, draft.kind === "own" ? 0 : rates.fee_basis_points);
  const balance = money(account.balance, account.currency);
  if (most === "0.00") return text("app_transfer.too_poor", { balance });
  return text("app_transfer.insufficient", { balance, most: money(most, account.currency) });
}
