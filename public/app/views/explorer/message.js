import { newKey } from "../../payments/new-key.js";
import { argumentsOf, effectOf } from "./effects.js";
import { membersOf, Misfit, namedDrafts } from "./draft.js";
import { isObject, Numeral, Secret } from "./json.js";
import { parametersOf } from "./shape.js";

/**
 * A call's message, made from the form and read back into it.
 *
 * @typedef {import("./json.js").Json} Json
 * @typedef {import("./draft.js").NamedDraft} NamedDraft
 * @typedef {"named" | "positional"} Order
 */

/**
 * @param {string} method @param {NamedDraft[]} drafts @param {Order} order @param {number} [id]
 * @returns {{ [name: string]: Json }}
 */
export function callOf(method, drafts, order, id = 1) {
  const params = order === "named" ? named(drafts) : positional(drafts);
  return { jsonrpc: "2.0", id: new Numeral(String(id)), method, ...(params && { params }) };
}

/** @param {NamedDraft[]} drafts */
function named(drafts) {
  const members = membersOf(drafts);
  return members.length > 0 ? Object.fromEntries(members) : null;
}

/** A parameter that is left out in front of one that is given is null. @param {NamedDraft[]} drafts */
function positional(drafts) {
  const values = new Map(membersOf(drafts));
  const last = drafts.findLastIndex(({ name }) => values.has(name));
  return last < 0 ? null : drafts.slice(0, last + 1).map(({ name }) => values.get(name) ?? null);
}

/**
 * An empty form of a method: only what has to be new with each payment is there already.
 *
 * @param {any} method @param {any} document
 */
export function emptyDrafts(method, document) {
  return withFreshKeys(method, namedDrafts(parametersOf(method, document), {}));
}

/**
 * A form that holds a call's parameters.
 *
 * @param {any} method @param {any} document @param {{ [name: string]: Json }} call
 * @returns {NamedDraft[]}
 * @throws {Misfit} when a form cannot show them
 */
export function draftsOf(method, document, call) {
  const known = new Set(["jsonrpc", "id", "method", "params"]);
  if (call.method !== method.name || Object.keys(call).some((name) => !known.has(name))) throw new Misfit();
  return namedDrafts(parametersOf(method, document), argumentsOf(call, document));
}

/**
 * A form that holds the documented example, with accounts of the person's own instead of the invented ones and with keys
 * of its own: it can be sent as it stands.
 *
 * @param {any} method @param {any} document @param {{ userId: number, accountIds: number[] }} person
 */
export function exampleDrafts(method, document, person) {
  const members = method.examples[0]?.params ?? [];
  const params = Object.fromEntries(
    members.map((/** @type {any} */ { name, value }) => [name, personal(value, person)]),
  );
  return withFreshKeys(method, namedDrafts(parametersOf(method, document), params), { isExample: true });
}

/** The example's client has the number 7 and their accounts 701 and on; the payee is 8. @param {Json} value @param {any} person @returns {Json} */
function personal(value, person) {
  if (Array.isArray(value)) return value.map((one) => personal(one, person));
  if (isObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, personal(one, person)]));
  }
  if (value === 7) return person.userId;
  if (typeof value === "number" && [7, 8].includes(Math.floor(value / 100))) {
    return person.accountIds[value % 100 - 1] ?? value;
  }
  return value;
}

/**
 * Gives each payment of a form a key of its own. A key that only asks what became of a payment stays as it is.
 *
 * @param {any} method @param {NamedDraft[]} drafts @param {{ isExample?: boolean }} [options]
 */
function withFreshKeys(method, drafts, { isExample = false } = {}) {
  if (effectOf(method.name) === "money") freshen(drafts, isExample);
  return drafts;
}

/** @param {NamedDraft[]} drafts @param {boolean} isExample whether the key that is there is only an example */
export function freshen(drafts, isExample = false) {
  for (const { name, draft } of drafts) {
    if (name === "idempotency_key" && (isExample || draft.text.peek() === "")) draft.text.value = newKey();
    freshen(draft.members, isExample);
    draft.items.peek().forEach((item) => freshen(item.members, isExample));
  }
}

/**
 * The message with its passwords marked as secrets, wherever a method of the document takes one.
 *
 * @param {Json} message @param {any} document
 * @returns {Json}
 */
export function withSecrets(message, document) {
  if (Array.isArray(message)) return message.map((one) => withSecrets(one, document));
  if (!isObject(message)) return message;
  const method = document.methods.find((/** @type {any} */ one) => one.name === message.method);
  if (!method) return message;
  const hidden = new Set();
  parametersOf(method, document).forEach(({ name, shape }, index) => {
    if (shape.isSecret) hidden.add(name).add(String(index));
  });
  const hide = (/** @type {string | number} */ name, /** @type {Json} */ value) =>
    hidden.has(String(name)) && typeof value === "string" ? new Secret(value) : value;
  const { params } = message;
  if (Array.isArray(params)) return { ...message, params: params.map((value, index) => hide(index, value)) };
  if (!isObject(params)) return message;
  return {
    ...message,
    params: Object.fromEntries(Object.entries(params).map(([name, one]) => [name, hide(name, one)])),
  };
}

/** Whether a message carries a password. @param {Json | undefined} message @returns {boolean} */
export function hasSecret(message) {
  if (message instanceof Secret) return message.text !== "";
  if (Array.isArray(message)) return message.some(hasSecret);
  return isObject(message) && Object.values(message).some(hasSecret);
}
