import { dayOf, daysLater, firstOfMonth, isDay, startOf } from "../../time/days.js";

/**
 * What a statement is about, as its address says it: `account=701&from=2026-01-01&to=2026-01-31`, the last day included.
 *
 * @typedef {{ account: string, from: string, to: string }} Asked empty: the first account; from its opening; until now
 * @typedef {{ name: keyof Asked, fault: "account" | "day" | "period" }} Fault
 */

/** @typedef {{ from: string, to: string }} Period */

/** The periods that one press shows. @param {Date} now */
export function presetPeriods(now) {
  const today = dayOf(now);
  const first = firstOfMonth(today);
  return {
    thisMonth: { from: first, to: today },
    lastMonth: { from: firstOfMonth(today, 1), to: daysLater(first, -1) },
    days30: { from: daysLater(today, -29), to: today },
  };
}

/** Without any day it is this month. @param {URLSearchParams} query @param {Date} now @returns {Asked} */
export function askedOf(query, now) {
  const [account, from, to] = ["account", "from", "to"].map((name) => (query.get(name) ?? "").trim());
  return { account, ...(from || to ? { from, to } : presetPeriods(now).thisMonth) };
}

/** @param {Asked} asked @param {string[]} accounts the person's own @returns {Fault[]} */
export function faultsOf({ account, from, to }, accounts) {
  /** @type {Fault[]} */
  const faults = [];
  if (account !== "" && !accounts.includes(account)) faults.push({ name: "account", fault: "account" });
  if (from !== "" && !isDay(from)) faults.push({ name: "from", fault: "day" });
  if (to !== "" && !isDay(to)) faults.push({ name: "to", fault: "day" });
  if (isDay(from) && isDay(to) && to < from) faults.push({ name: "to", fault: "period" });
  return faults;
}

/** What `statement.get` is asked: its end is not included. @param {Asked} asked without faults @param {string[]} accounts */
export function paramsOf({ account, from, to }, accounts) {
  return {
    account_id: Number(account || accounts[0]),
    ...(from && { from: startOf(from) }),
    ...(to && { to: startOf(daysLater(to, 1)) }),
  };
}
