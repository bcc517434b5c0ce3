import assert from "node:assert/strict";
import { test } from "node:test";
import { momentLabel, momentsOf, monthLabel, monthName } from "../../../public/app/charts/time-axis.js";
import { useCatalogue } from "../../../public/app/language/words.js";

const noon = new Date(2026, 10, 25, 12).getTime();
const day = 86_400_000;

test("moments are at even distances and include both ends", () => {
  assert.deepEqual(momentsOf({ from: 0, to: 300 }), [0, 100, 200, 300]);
  assert.deepEqual(momentsOf({ from: 0, to: 400 * day }), [0, 200 * day, 400 * day]);
});

test("a short span is named by the clock, a longer one by days, in the person's language", () => {
  useCatalogue("ru", {});
  assert.equal(momentLabel(noon, { from: noon - day, to: noon }), "12:00");
  assert.match(momentLabel(noon, { from: noon - 90 * day, to: noon }), /^25 нояб/);
  assert.match(monthName(noon), /^ноябрь 2026/);
  useCatalogue("zh", {});
  assert.equal(momentLabel(noon, { from: noon - 90 * day, to: noon }), "11月25日");
  assert.equal(monthLabel(noon), "11月");
  useCatalogue("en", {});
  assert.equal(momentLabel(noon, { from: noon - 90 * day, to: noon }), "Nov 25");
  assert.equal(momentLabel(noon, { from: noon - 365 * day, to: noon }), "Nov 2026");
  assert.equal(monthName(noon), "November 2026");
});
