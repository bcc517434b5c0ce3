import assert from "node:assert/strict";
import { test } from "node:test";
import { barPath, monthBegins, pairs, sumByMonth } from "../../../public/app/charts/months.js";

const local = (/** @type {[number, number, number, number?]} */ ...parts) => new Date(...parts);

/** @param {Date} at @param {string} amount */
function line(at, amount) {
  return { seq: 1, at: at.toISOString(), amount, balance: "0.00" };
}

test("months begin on their first day by the person's clock, also across a year's end", () => {
  const begins = monthBegins(6, local(2026, 1, 28, 23));
  assert.deepEqual(
    begins.map((one) => new Date(one)).map((one) => [one.getFullYear(), one.getMonth(), one.getDate(), one.getHours()]),
    [[2025, 8, 1, 0], [2025, 9, 1, 0], [2025, 10, 1, 0], [2025, 11, 1, 0], [2026, 0, 1, 0], [2026, 1, 1, 0]],
  );
  assert.equal(new Date(monthBegins(2, local(2026, 2, 31))[0]).getMonth(), 1);
});

test("sums are exact and fall into the month of their moment", () => {
  const begins = monthBegins(3, local(2026, 2, 15));
  const lines = [
    line(local(2025, 11, 31, 23), "99.00"),
    line(local(2026, 0, 1), "0.10"),
    line(local(2026, 0, 31, 23), "0.20"),
    line(local(2026, 1, 1), "-90071992547409.93"),
    line(local(2026, 1, 2), "-0.01"),
    line(local(2026, 1, 3), "5.00"),
  ];
  assert.deepEqual(sumByMonth(lines, begins), [
    { begin: begins[0], credited: "0.30", debited: "0.00" },
    { begin: begins[1], credited: "5.00", debited: "90071992547409.94" },
    { begin: begins[2], credited: "0.00", debited: "0.00" },
  ]);
});

test("a bar stands on the foot, is as long as its amount, and is nothing for nothing", () => {
  assert.equal(barPath(10, 12, 0, 100), "");
  assert.equal(barPath(10, 12, 60, 100), "M10 100V44q0 -4 4 -4h4q4 0 4 4V100Z");
  assert.equal(barPath(10, 12, 1, 100), "M10 100V100q0 -1 1 -1h10q1 0 1 1V100Z");
});

test("pairs keep within their column at any width", () => {
  for (const [count, width] of [[6, 600], [12, 300], [12, 200], [6, 1_000]]) {
    const column = width / count;
    pairs(count, width).forEach(({ centre, left, right, bar }, index) => {
      assert.ok(left >= column * index && right + bar <= column * (index + 1) + 0.01, `${count} ${width} ${index}`);
      assert.ok(left + bar <= right && left < centre && centre < right + bar);
    });
  }
});
