import assert from "node:assert/strict";
import { test } from "node:test";
import * as question from "../../../public/app/views/history/question.js";
import { startOf } from "../../../public/app/time/days.js";

const accounts = ["701", "702"];
const asked = (/** @type {string} */ query) => question.questionOf(new URLSearchParams(query));
const faults = (/** @type {string} */ query) =>
  question.faultsOf(asked(query), accounts).map(({ name, fault }) => `${name} ${fault}`);

test("an address without a query asks for everything, newest first", () => {
  assert.deepEqual(question.paramsOf(asked("")), { filter: {}, sort: "created_at desc" });
  assert.deepEqual(faults(""), []);
  assert.equal(question.isFiltered(asked("sort=amount+desc").filters), false);
});

test("every condition is asked for as the service names it; days are those of the calendar here, the last one included", () => {
  const query = "text=lunch&account=701&direction=out&kind=external&currency=USD&status=completed&min=5&max=12.5" +
    "&since=2026-01-01&until=2026-01-31&sort=amount+asc";
  assert.deepEqual(question.paramsOf(asked(query)), {
    filter: {
      text: "lunch",
      account_id: [701],
      direction: "out",
      kind: "external",
      currency: "USD",
      status: "completed",
      amount_min: "5",
      amount_max: "12.5",
      created_from: startOf("2026-01-01"),
      created_to: startOf("2026-02-01"),
    },
    sort: "amount asc",
  });
  assert.deepEqual(faults(query), []);
});

test("a question survives its way through an address", () => {
  const query = "text=a%26b&min=5&since=2026-01-01&sort=amount+asc";
  const again = new URLSearchParams(question.parametersOf(asked(query)));
  assert.deepEqual(question.questionOf(again), asked(query));
});

test("amounts are read as people type them", () => {
  assert.equal(question.tidy({ min: " 1 234,5 " }).min, "1234.5");
  assert.deepEqual(faults("min=1,234"), ["min amount"]);
  assert.deepEqual(faults("min=0&max=0.00"), []);
});

test("what cannot be understood is told with its field", () => {
  assert.deepEqual(faults("min=abc&max=-1"), ["min amount", "max amount"]);
  assert.deepEqual(faults("min=1.234"), ["min amount"]);
  assert.deepEqual(faults("min=90000000000000&max=90000000000000.01"), ["max large"]);
  assert.deepEqual(faults("text=a%00b"), ["text character"]);
  assert.deepEqual(faults("min=10&max=9.99"), ["max range"]);
  assert.deepEqual(faults("min=9&max=10"), []);
  assert.deepEqual(faults("since=soon&until=2026-02-30"), ["since day", "until day"]);
  assert.deepEqual(faults("since=2026-02-01&until=2026-01-31"), ["until period"]);
  assert.deepEqual(faults("since=2026-01-31&until=2026-01-31"), []);
  assert.deepEqual(faults("account=999&kind=gift&direction=up&currency=XXX&status=lost"), [
    "account choice",
    "direction choice",
    "kind choice",
    "currency choice",
    "status choice",
  ]);
  assert.deepEqual(faults("sort=colour+asc"), ["sort choice"]);
  assert.deepEqual(faults(`text=${"x".repeat(101)}`), ["text length"]);
  assert.deepEqual(faults(`text=${"x".repeat(100)}`), []);
});

test("a condition is removed alone, or all of them; the order stays", () => {
  const both = asked("text=lunch&kind=own&sort=amount+asc");
  assert.deepEqual(question.without(both, "text"), asked("kind=own&sort=amount+asc"));
  assert.deepEqual(question.without(both), asked("sort=amount+asc"));
});

test("periods begin at a day of the calendar, today included", () => {
  const now = new Date(2026, 2, 3, 0, 30);
  const since = (/** @type {number | null} */ days) =>
    question.during(asked("until=2026-01-01"), days, now).filters.since;
  assert.deepEqual(Object.values(question.periods).map(since), [
    "2026-03-03",
    "2026-02-25",
    "2026-02-02",
    "2025-12-04",
    "",
  ]);
  assert.equal(question.during(asked("until=2026-01-01"), 6, now).filters.until, "");
});

test("a column's heading sorts downward, and then the other way", () => {
  const byAmount = question.sortedBy(asked("kind=own"), "amount");
  assert.deepEqual(byAmount, asked("kind=own&sort=amount+desc"));
  assert.deepEqual(question.sortedBy(byAmount, "amount"), asked("kind=own&sort=amount+asc"));
  assert.deepEqual(question.sortedBy(byAmount, "created_at"), asked("kind=own"));
  assert.equal(question.orderOf(byAmount, "amount"), "descending");
  assert.equal(question.orderOf(asked("sort=amount+asc"), "amount"), "ascending");
  assert.equal(question.orderOf(byAmount, "created_at"), "none");
});
