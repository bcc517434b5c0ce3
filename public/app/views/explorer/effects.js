import { isObject } from "./json.js";

/**
 * What a call does: it reads, it moves money, or it makes or ends a way in. Whatever is not known to read is asked about
 * before it is sent.
 *
 * @typedef {import("./json.js").Json} Json
 * @typedef {"read" | "money" | "access"} Effect
 * @typedef {{ method: string, effect: Effect, args: { [name: string]: Json } }} Deed a call that is more than a reading
 */

const readingVerbs = new Set(["ping", "discover", "get", "list", "resolve", "poll"]);

/** @param {string} method @returns {Effect} */
export function effectOf(method) {
  const [noun, verb] = method.split(".", 2);
  if (readingVerbs.has(verb) || method === "quote.create") return "read";
  return noun === "transfer" ? "money" : "access";
}

/**
 * The calls of a message that do more than read, with their arguments by name.
 *
 * @param {Json} message a call or a batch @param {any} document
 * @returns {Deed[]}
 */
export function deedsOf(message, document) {
  return callsOf(message).flatMap((call) => {
    const method = call.method;
    if (typeof method !== "string" || method === "" || effectOf(method) === "read") return [];
    return [{ method, effect: effectOf(method), args: argumentsOf(call, document) }];
  });
}

/** The calls of a message, whatever else it holds. @param {Json} message */
export function callsOf(message) {
  return (Array.isArray(message) ? message : [message]).filter(isObject);
}

/**
 * A call's arguments by the names of the method's parameters, also when they were given by position.
 *
 * @param {{ [name: string]: Json }} call @param {any} document
 * @returns {{ [name: string]: Json }}
 */
export function argumentsOf({ method, params }, document) {
  if (isObject(params)) return params;
  if (!Array.isArray(params)) return {};
  const described = document.methods.find((/** @type {any} */ one) => one.name === method)?.params ?? [];
  return Object.fromEntries(params.map((value, index) => [described[index]?.name ?? String(index), value]));
}

/** Whether a message asks for somebody's own things, so that a program needs a token. @param {Json} message @param {any} document */
export function needsToken(message, document) {
  return callsOf(message).some(({ method }) => {
    const described = document.methods.find((/** @type {any} */ one) => one.name === method);
    return described && described["x-access"] !== "anybody";
  });
}
