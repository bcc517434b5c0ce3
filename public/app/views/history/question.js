import { cents, normalized, padded } from "../../money/amount.js";
import { currencies } from "../../money/currencies.js";
import { dayOf, daysLater, isDay, startOf } from "../../time/days.js";

/**
 * What a history shows, and in which order: it stands in the address, so that it can be kept and shared.
 *
 * @typedef {{ text: string, account: string, direction: string, kind: string, currency: string, status: string, min: string,
 *   max: string, since: string, until: string }} Filters what is not asked for is empty; days are those of the person's calendar
 * @typedef {keyof Filters} FilterName
 * @typedef {{ filters: Filters, sort: string }} Question
 * @typedef {{ name: FilterName | "sort", fault: "choice" | "amount" | "range" | "day" | "period" | "length" |
 *   "character" | "large" }} Fault
 */

/** In the order of the form. @type {FilterName[]} */
export const filterNames = [
  "text",
  "account",
  "direction",
  "kind",
  "currency",
  "status",
  "min",
  "max",
  "since",
  "until",
];

/** What can be chosen, in the service's words. @type {Record<string, string[]>} */
export const choices = {
  direction: ["in", "out"],
  kind: ["own", "external", "deposit"],
  currency: currencies,
  status: ["completed", "refused"],
};

export const standardSort = "created_at desc";
const sorts = [standardSort, "created_at asc", "amount desc", "amount asc"];

/** How long a text may be that is looked for. */
export const textMax = 100;
/** The largest amount that there is, in cents. */
const largest = 9_000_000_000_000_000n;

/** The periods that one press shows: how many days before today each begins; `null` is everything. */
export const periods = { today: 0, week: 6, month: 29, quarter: 89, all: null };

/** @type {Filters} */
const none = {
  text: "",
  account: "",
  direction: "",
  kind: "",
  currency: "",
  status: "",
  min: "",
  max: "",
  since: "",
  until: "",
};

/** What an address asks for, also what cannot be understood. @param {URLSearchParams} query @returns {Question} */
export function questionOf(query) {
  return { filters: tidy(Object.fromEntries(query)), sort: query.get("sort") || standardSort };
}

/** What was typed, in the form in which it stands in an address. @param {Record<string, unknown>} typed @returns {Filters} */
export function tidy(typed) {
  const filters = { ...none };
  for (const name of filterNames) {
    const value = String(typed[name] ?? "").trim();
    filters[name] = name === "min" || name === "max" ? normalized(value) : value;
  }
  return filters;
}

/** What stands in the address: only what is asked for. @param {Question} question @returns {Record<string, string>} */
export function parametersOf({ filters, sort }) {
  return { ...filters, sort: sort === standardSort ? "" : sort };
}

/**
 * What cannot be understood, and with which field.
 *
 * @param {Question} question @param {string[]} accounts the numbers of the person's own accounts
 * @returns {Fault[]}
 */
export function faultsOf({ filters, sort }, accounts) {
  /** @type {Fault[]} */
  const faults = [];
  const add = (
    /** @type {boolean} */ isFault,
    /** @type {Fault["name"]} */ name,
    /** @type {Fault["fault"]} */ fault,
  ) => isFault && faults.push({ name, fault });
  add([...filters.text].length > textMax, "text", "length");
  add(/\p{Cc}/u.test(filters.text), "text", "character");
  for (const name of /** @type {FilterName[]} */ (["account", ...Object.keys(choices)])) {
    const allowed = choices[name] ?? accounts;
    add(filters[name] !== "" && !allowed.includes(filters[name]), name, "choice");
  }
  const { min, max, since, until } = filters;
  for (const name of /** @type {const} */ (["min", "max"])) {
    add(filters[name] !== "" && !isBound(filters[name]), name, "amount");
    add(isBound(filters[name]) && cents(padded(filters[name])) > largest, name, "large");
  }
  add(isBound(min) && isBound(max) && cents(padded(min)) > cents(padded(max)), "max", "range");
  add(since !== "" && !isDay(since), "since", "day");
  add(until !== "" && !isDay(until), "until", "day");
  add(isDay(since) && isDay(until) && until < since, "until", "period");
  add(!sorts.includes(sort), "sort", "choice");
  return faults;
}

/** Whether a text bounds amounts: unlike what is sent, it may be zero. @param {string} amount */
function isBound(amount) {
  return /^\d{1,14}(\.\d{1,2})?$/.test(amount);
}

/** What `transfer.list` is asked. @param {Question} question without faults */
export function paramsOf({ filters, sort }) {
  const { text, account, direction, kind, currency, status, min, max, since, until } = filters;
  return {
    filter: {
      ...(text && { text }),
      ...(account && { account_id: [Number(account)] }),
      ...(direction && { direction }),
      ...(kind && { kind }),
      ...(currency && { currency }),
      ...(status && { status }),
      ...(min && { amount_min: min }),
      ...(max && { amount_max: max }),
      ...(since && { created_from: startOf(since) }),
      ...(until && { created_to: startOf(daysLater(until, 1)) }),
    },
    sort,
  };
}

/** @param {Filters} filters */
export function isFiltered(filters) {
  return filterNames.some((name) => filters[name] !== "");
}

/** Without one condition, or without any: the order stays. @param {Question} question @param {FilterName} [name] */
export function without({ filters, sort }, name) {
  return { filters: name ? { ...filters, [name]: "" } : none, sort };
}

/**
 * The same list for another period.
 *
 * @param {Question} question @param {number | null} daysBefore @param {Date} now
 * @returns {Question}
 */
export function during({ filters, sort }, daysBefore, now) {
  const since = daysBefore === null ? "" : daysLater(dayOf(now), -daysBefore);
  return { filters: { ...filters, since, until: "" }, sort };
}

/** The same list in another order: the other way round for the column that has it, else downward. @param {Question} question @param {string} column */
export function sortedBy({ filters, sort }, column) {
  return { filters, sort: `${column} ${sort === `${column} desc` ? "asc" : "desc"}` };
}

/** @param {Question} question @param {string} column @returns {"ascending" | "descending" | "none"} as `aria-sort` says it */
export function orderOf({ sort }, column) {
  const [field, way] = sort.split(" ");
  if (field !== column) return "none";
  return way === "asc" ? "ascending" : "descending";
}
