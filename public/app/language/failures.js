import { hasText, text } from "./words.js";

/** The texts of calls that no answer came to: pages know no such thing. */
const unanswered = new Map([
  ["unreachable", "app.unreachable"],
  ["late", "app.late"],
  ["garbled", "app.garbled"],
]);

/**
 * What went wrong in the person's words, with what to do about it.
 *
 * @param {import("../rpc/failure.js").Failure | Error} failure
 * @returns {string}
 */
export function failureText(failure) {
  const slug = "slug" in failure ? String(failure.slug) : "internal";
  const facts = "facts" in failure ? /** @type {Record<string, string>} */ (failure.facts) : {};
  return faultText(slug, facts);
}

/**
 * What is wrong, by the name that the service gives it: a slug, or the code of a field's fault.
 *
 * @param {string} slug @param {Record<string, string>} [facts]
 * @param {string} [field] whose fault it is: `too_short` of `password` is `password_too_short`, or else `password_invalid`
 */
export function faultText(slug, facts = {}, field) {
  const values = { min: facts.amount_min ? `${facts.amount_min}\u00A0${facts.currency}` : "" };
  const ofField = field ? [`fault.${field}_${slug}`, `fault.${slug}`, `fault.${field}_invalid`] : [`fault.${slug}`];
  const names = [...ofField, unanswered.get(slug), "fault.internal"];
  const name = names.find((one) => one && hasText(one));
  return text(name ?? "fault.internal", values);
}
