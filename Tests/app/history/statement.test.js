import assert from "node:assert/strict";
import { test } from "node:test";
import { startOf } from "../../../public/app/time/days.js";
import { askedOf, faultsOf, paramsOf, presetPeriods } from "../../../public/app/views/statement/period.js";
import { readSheet } from "../../../public/app/views/statement/reading.js";
import { addsUp, joined } from "../../../public/app/views/statement/sheet.js";

const now = new Date(2026, 2, 31, 12);
const asked = (/** @type {string} */ query) => askedOf(new URLSearchParams(query), now);
const accounts = ["701", "702"];

test("without days it is this month; with one of them, what was asked", () => {
  assert.deepEqual(asked(""), { account: "", from: "2026-03-01", to: "2026-03-31" });
  assert.deepEqual(asked("account=702&from=2026-01-01"), { account: "702", from: "2026-01-01", to: "" });
});

test("periods of one press are those of the calendar", () => {
  assert.deepEqual(presetPeriods(now), {
    thisMonth: { from: "2026-03-01", to: "2026-03-31" },
    lastMonth: { from: "2026-02-01", to: "2026-02-28" },
    days30: { from: "2026-03-02", to: "2026-03-31" },
  });
  assert.deepEqual(presetPeriods(new Date(2026, 0, 5)).lastMonth, { from: "2025-12-01", to: "2025-12-31" });
});

test("the last day is included, and an open end is now", () => {
  assert.deepEqual(paramsOf(asked("account=702&from=2026-01-01&to=2026-01-31"), accounts), {
    account_id: 702,
    from: startOf("2026-01-01"),
    to: startOf("2026-02-01"),
  });
  assert.deepEqual(paramsOf(asked("from=2026-01-01"), accounts), { account_id: 701, from: startOf("2026-01-01") });
});

test("what cannot be understood is told with its field", () => {
  const faults = (/** @type {string} */ query) =>
    faultsOf(asked(query), accounts).map(({ name, fault }) => `${name} ${fault}`);
  assert.deepEqual(faults("account=999&from=soon&to=2026-02-30"), ["account account", "from day", "to day"]);
  assert.deepEqual(faults("from=2026-02-01&to=2026-01-31"), ["to period"]);
  assert.deepEqual(faults("from=2026-01-31&to=2026-01-31"), []);
});

/** @param {string} opening @param {[string, string, string][]} lines amount, fee, balance @returns {any} */
function part(opening, lines) {
  const sum = (/** @type {(line: [string, string, string]) => number} */ of) =>
    lines.reduce((total, line) => total + of(line), 0).toFixed(2);
  return {
    account_id: 701,
    currency: "USD",
    from: null,
    to: null,
    opening,
    closing: lines[lines.length - 1]?.[2] ?? opening,
    credited: sum(([amount]) => Math.max(Number(amount), 0)),
    debited: sum(([amount]) => Math.max(-Number(amount), 0)),
    fees: sum(([, fee]) => Number(fee)),
    lines: lines.map(([amount, fee, balance], index) => ({ seq: index + 1, amount, fee, balance, rate: null })),
  };
}

const parts = [
  part("0.00", [["100.00", "0.00", "100.00"], ["-10.10", "0.10", "89.90"]]),
  part("89.90", [["-0.01", "0.00", "89.89"]]),
];

test("parts make one statement that adds up", () => {
  const sheet = joined(parts);
  assert.deepEqual(
    [sheet.opening, sheet.credited, sheet.debited, sheet.fees, sheet.closing, sheet.lines.length],
    ["0.00", "100.00", "10.11", "0.10", "89.89", 3],
  );
  assert.equal(addsUp(sheet), true);
  assert.equal(addsUp(joined([part("5.00", [])])), true);
});

test("a cent that is amiss anywhere is noticed", () => {
  const sheet = joined(parts);
  for (const name of /** @type {const} */ (["opening", "closing", "credited", "debited", "fees"])) {
    assert.equal(addsUp({ ...sheet, [name]: "0.02" }), false, name);
  }
  assert.equal(addsUp({ ...sheet, lines: sheet.lines.slice(0, 2) }), false);
  assert.equal(addsUp({ ...sheet, lines: sheet.lines.filter((_, index) => index !== 1) }), false);
});

test("a statement is read to its end, as far as it may go, and one that does not add up is refused", async () => {
  /** @type {any[]} */
  const calls = [];
  const pages = parts.map((one, index) => ({ ...one, has_more: index === 0, next_cursor: index === 0 ? "2" : null }));
  const client = {
    read: (/** @type {string} */ _method, /** @type {any} */ params) => {
      calls.push(params);
      return Promise.resolve(pages[params.cursor ? 1 : 0]);
    },
  };
  const whole = await readSheet(client, { account_id: 701 }, { rowsMax: 10, pagesMax: 10 });
  assert.deepEqual([whole.isCut, whole.sheet.lines.length, calls[1].cursor], [false, 3, "2"]);
  const cut = await readSheet(client, { account_id: 701 }, { rowsMax: 2, pagesMax: 10 });
  assert.equal(cut.isCut, true);
  pages[1].closing = "0.00";
  await assert.rejects(readSheet(client, { account_id: 701 }, { rowsMax: 10, pagesMax: 10 }), { slug: "internal" });
});
