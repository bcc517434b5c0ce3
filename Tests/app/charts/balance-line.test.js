import assert from "node:assert/strict";
import { test } from "node:test";
import {
  areaPath,
  balancePoints,
  dayEnds,
  inForceAt,
  stepPath,
  timePlace,
} from "../../../public/app/charts/balance-line.js";
import { amountAxis } from "../../../public/app/charts/scale.js";

const from = "2026-01-01T00:00:00.000Z";
const begin = Date.parse(from);
const hour = 3_600_000;

/** @param {[number, string][]} lines hours after the begin, and the balance then */
function movements(lines) {
  return {
    accountId: 701,
    from,
    opening: "10.00",
    lines: lines.map(([hours, balance], index) => ({
      seq: index + 1,
      at: new Date(begin + hours * hour).toISOString(),
      amount: "1.00",
      balance,
    })),
    isCut: false,
  };
}

test("an older account begins with its opening balance, a new one with its first movement", () => {
  const moved = movements([[2, "12.00"]]);
  assert.deepEqual(balancePoints(moved, begin - hour), [
    { at: begin, balance: "10.00" },
    { at: begin + 2 * hour, balance: "12.00" },
  ]);
  assert.deepEqual(balancePoints(moved, begin + hour), [{ at: begin + 2 * hour, balance: "12.00" }]);
});

test("the order of booking counts where clocks differ", () => {
  const points = balancePoints(movements([[2, "12.00"], [1, "11.00"]]), begin + hour);
  assert.deepEqual(points.map(({ at }) => at), [begin + 2 * hour, begin + 2 * hour]);
});

test("the line goes in steps: the balance stays until the next movement, and up to the end", () => {
  const points = balancePoints(movements([[2, "20.00"], [3, "0.00"]]), begin - hour);
  const span = { from: begin, to: begin + 4 * hour };
  const axis = amountAxis([2_000n]);
  assert.equal(stepPath(points, span, axis, 400, 100), "M0 50H200V0H300V100H400");
  assert.equal(areaPath(points, span, axis, 400, 100), "M0 50H200V0H300V100H400V100H0Z");
});

test("a span without length does not divide by zero", () => {
  assert.equal(timePlace(begin, { from: begin, to: begin }, 400), 0);
});

test("at each place the balance in force is found", () => {
  const places = [10, 20, 20, 30];
  assert.deepEqual([0, 10, 19.9, 20, 29, 30, 99].map((x) => inForceAt(places, x)), [0, 0, 0, 2, 2, 3, 3]);
});

test("the table has the last balance of each day, latest first", () => {
  const points = balancePoints(movements([[30, "1.00"], [31, "2.00"], [80, "3.00"]]), begin + hour);
  assert.deepEqual(dayEnds(points).map(({ balance }) => balance), ["3.00", "2.00"]);
});
