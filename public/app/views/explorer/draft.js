import { signal } from "../../state/signal.js";
import { isObject, Misreading, Numeral, readJson, Secret } from "./json.js";
import { literal } from "./literal.js";

/**
 * What a person has put into a form, one draft for each part of its shape. Empty parts are left out of the call.
 *
 * @typedef {import("./json.js").Json} Json
 * @typedef {import("./shape.js").Shape} Shape
 * @typedef {import("./shape.js").Member} Member
 *
 * @typedef {object} Draft
 * @property {Shape} shape
 * @property {import("../../state/signal.js").Signal<string>} text of what is typed or chosen; options of a set, one a line
 * @property {import("../../state/signal.js").Signal<Draft[]>} items of a list
 * @property {NamedDraft[]} members of a group
 *
 * @typedef {{ name: string, isRequired: boolean, summary: string, draft: Draft }} NamedDraft
 */

/** Why a value cannot be shown in a form. */
export class Misfit extends Error {}

/**
 * @param {Shape} shape @param {Json} [value] what it holds at first; nothing if absent or null
 * @returns {Draft}
 * @throws {Misfit} when the value is of another shape
 */
export function draftOf(shape, value = null) {
  /** @type {Draft} */
  const draft = { shape, text: signal(""), items: signal(/** @type {Draft[]} */ ([])), members: [] };
  if (shape.kind === "group") {
    if (value !== null && !isObject(value)) throw new Misfit();
    draft.members = namedDrafts(shape.members, value ?? {});
  } else if (shape.kind === "list" && shape.item) {
    if (value !== null && !Array.isArray(value)) throw new Misfit();
    const item = shape.item;
    draft.items.value = (value ?? Array(shape.isNullable ? 0 : shape.itemsMin).fill(null))
      .map((/** @type {Json} */ one) => draftOf(item, one));
  } else if (value !== null) draft.text.value = textOf(shape, value);
  return draft;
}

/**
 * @param {Member[]} members @param {{ [name: string]: Json }} values
 * @returns {NamedDraft[]}
 * @throws {Misfit}
 */
export function namedDrafts(members, values) {
  const known = new Set(members.map(({ name }) => name));
  if (Object.keys(values).some((name) => !known.has(name))) throw new Misfit();
  return members.map(({ name, shape, isRequired, summary }) => ({
    name,
    isRequired,
    summary,
    draft: draftOf(shape, values[name]),
  }));
}

/** What a draft adds to the call; `undefined` for nothing. @param {Draft} draft @param {boolean} [isRequired] @returns {Json | undefined} */
export function valueOf(draft, isRequired = false) {
  const { shape } = draft;
  if (shape.kind === "group") {
    const entries = membersOf(draft.members);
    return entries.length > 0 || isRequired ? Object.fromEntries(entries) : undefined;
  }
  if (shape.kind === "list") {
    const items = draft.items.value.map((item) => valueOf(item, true)).filter((one) => one !== undefined);
    return items.length > 0 || isRequired ? items : undefined;
  }
  const text = draft.text.value;
  if (shape.kind === "set") {
    const chosen = text.split("\n").filter(Boolean);
    return chosen.length > 0 || isRequired ? chosen : undefined;
  }
  return text === "" ? undefined : simpleValue(shape, text);
}

/** The members that hold something, in the order of the schema. @param {NamedDraft[]} members @returns {[string, Json][]} */
export function membersOf(members) {
  return members.flatMap(({ name, draft, isRequired }) => {
    const value = valueOf(draft, isRequired);
    return value === undefined ? [] : [/** @type {[string, Json]} */ ([name, value])];
  });
}

/**
 * The value of a field. What is no value of its kind is sent as it was typed: the service says what is wrong with it.
 *
 * @param {Shape} shape @param {string} text
 * @returns {Json}
 */
function simpleValue(shape, text) {
  switch (shape.kind) {
    case "integer":
      return /^-?(0|[1-9]\d*)$/.test(text.trim()) ? new Numeral(text.trim()) : text;
    case "flag":
      return text === "true";
    case "json":
      try {
        return readJson(text);
      } catch (error) {
        if (error instanceof Misreading) return text;
        throw error;
      }
    default:
      return shape.isSecret ? new Secret(text) : text;
  }
}

/** @param {Shape} shape @param {Json} value */
function textOf(shape, value) {
  const isNumber = value instanceof Numeral || typeof value === "number";
  switch (shape.kind) {
    case "integer":
      if (!isNumber) throw new Misfit();
      return value instanceof Numeral ? value.text : String(value);
    case "flag":
      if (typeof value !== "boolean") throw new Misfit();
      return String(value);
    case "choice":
      if (typeof value !== "string" || !shape.options.includes(value)) throw new Misfit();
      return value;
    case "set":
      if (!Array.isArray(value) || !value.every((one) => shape.options.includes(/** @type {string} */ (one)))) {
        throw new Misfit();
      }
      return value.join("\n");
    case "json":
      return literal(value, "json");
    default:
      if (value instanceof Secret) return value.text;
      if (typeof value !== "string") throw new Misfit();
      return value;
  }
}
