import { argumentsOf, callsOf } from "./effects.js";
import { isObject, Misreading, Numeral, readJson } from "./json.js";

/**
 * What the service answered, read for people.
 *
 * @typedef {import("./json.js").Json} Json
 * @typedef {{ code: string, detail: string }} Fault
 * @typedef {{ method: string | null, slug: string | null, code: string, title: string, detail: string,
 *   isRetryable: boolean, faults: Map<string, Fault> }} Refusal `faults` by pointers with the parameters' names
 */

/**
 * The errors of an answer, each with its meaning from the document.
 *
 * @param {string} source the answer's body @param {Json | undefined} sent @param {any} document
 * @returns {Refusal[]}
 */
export function refusalsOf(source, sent, document) {
  const responses = readable(source);
  const calls = callsOf(sent ?? null);
  return callsOf(responses).flatMap((response) => {
    if (!isObject(response.error)) return [];
    const call = calls.find(({ id }) => isSame(id, response.id)) ?? (calls.length === 1 ? calls[0] : undefined);
    return [refusalOf(response.error, call, document)];
  });
}

/** Where the next page begins, if the answer is a page that has one. @param {string} source @returns {string | null} */
export function nextCursorOf(source) {
  const response = readable(source);
  const result = isObject(response) ? response.result : null;
  return isObject(result) && typeof result.next_cursor === "string" ? result.next_cursor : null;
}

/** @param {string} source @returns {Json} */
function readable(source) {
  try {
    return readJson(source);
  } catch (error) {
    if (error instanceof Misreading) return null;
    throw error;
  }
}

/** @param {Json} a @param {Json} b */
function isSame(a, b) {
  return a instanceof Numeral && b instanceof Numeral ? a.text === b.text : a === b;
}

/** @param {{ [name: string]: Json }} error @param {{ [name: string]: Json } | undefined} call @param {any} document @returns {Refusal} */
function refusalOf(error, call, document) {
  const data = isObject(error.data) ? error.data : {};
  const slug = typeof data.slug === "string" ? data.slug : null;
  const described = slug ? document.components.errors[slug] : undefined;
  const code = error.code instanceof Numeral ? error.code.text : String(error.code);
  return {
    method: typeof call?.method === "string" ? call.method : null,
    slug: described ? slug : null,
    code,
    title: described?.message ?? String(error.message),
    detail: typeof data.detail === "string" ? data.detail : "",
    isRetryable: data.retryable === true,
    faults: faultsOf(data.fields, call, document),
  };
}

/** @param {Json} fields @param {{ [name: string]: Json } | undefined} call @param {any} document */
function faultsOf(fields, call, document) {
  const names = call && Array.isArray(call.params) ? Object.keys(argumentsOf(call, document)) : [];
  const faults = /** @type {[string, Fault][]} */ (Array.isArray(fields) ? fields : []).map(
    (/** @type {any} */ one) => {
      const pointer = one.pointer.replace(
        /^\/(\d+)/,
        (/** @type {string} */ all, /** @type {string} */ at) => names[Number(at)] ? `/${names[Number(at)]}` : all,
      );
      return [pointer, { code: one.code, detail: one.detail }];
    },
  );
  return new Map(/** @type {[string, Fault][]} */ (faults));
}
