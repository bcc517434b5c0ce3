import assert from "node:assert/strict";
import { test } from "node:test";
import { rowsWithDays } from "../../../public/app/views/history/grouping.js";

const at = (/** @type {string} */ id, /** @type {Date} */ moment) => /** @type {any} */ ({
  id,
  created_at: moment.toISOString(),
});
const transfers = [
  at("c", new Date(2026, 1, 1, 0, 0, 1)),
  at("b", new Date(2026, 0, 31, 23, 59, 59)),
  at("a", new Date(2026, 0, 31, 0, 0, 0)),
];
const keys = (/** @type {string} */ sort) => rowsWithDays(transfers, sort).map(({ key }) => key);

test("each day of the calendar here has a line before its transfers", () => {
  assert.deepEqual(keys("created_at desc"), ["2026-02-01", "c", "2026-01-31", "b", "a"]);
  assert.deepEqual(rowsWithDays([], "created_at desc"), []);
});

test("by amount there are no days, and the rows are others, since they say their date themselves", () => {
  assert.deepEqual(keys("amount desc"), ["c dated", "b dated", "a dated"]);
});
