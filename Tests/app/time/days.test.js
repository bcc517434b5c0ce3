import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf, daysLater, firstOfMonth, isDay, startOf } from "../../../public/app/time/days.js";

test("a day is that of the calendar here, and begins here", () => {
  assert.equal(dayOf(new Date(2026, 0, 31, 23, 59)), "2026-01-31");
  assert.equal(startOf("2026-01-31"), new Date(2026, 0, 31).toISOString());
});

test("only days that there are count", () => {
  for (const day of ["2026-01-31", "2024-02-29", "0050-01-01", "9999-12-30"]) assert.equal(isDay(day), true, day);
  for (
    const day of ["", "soon", "2026-02-29", "2026-13-01", "2026-1-1", "26-01-01", "9999-12-31", "2026-01-31T00:00:00Z"]
  ) {
    assert.equal(isDay(day), false, day);
  }
});

test("days are counted over months, years and changes to summer time", () => {
  assert.equal(daysLater("2026-02-28", 1), "2026-03-01");
  assert.equal(daysLater("2026-01-01", -1), "2025-12-31");
  let day = "2026-01-01";
  for (let count = 0; count < 365; count += 1) day = daysLater(day, 1);
  assert.equal(day, "2027-01-01");
});

test("months begin on their first day, also those of the year before", () => {
  assert.equal(firstOfMonth("2026-03-31"), "2026-03-01");
  assert.equal(firstOfMonth("2026-03-31", 1), "2026-02-01");
  assert.equal(firstOfMonth("2026-01-31", 1), "2025-12-01");
});
