import assert from "node:assert/strict";
import { test } from "node:test";
import { cents } from "../../../../public/app/money/amount.js";
import { mostToSend } from "../../../../public/app/views/transfer/most.js";

test("the most that can be sent leaves room for the commission on top", () => {
  assert.equal(mostToSend("100.00", 100), "99.00");
  assert.equal(mostToSend("101.00", 100), "100.00");
  assert.equal(mostToSend("0.02", 100), "0.01");
  assert.equal(mostToSend("0.01", 100), "0.00", "the commission is a cent at least");
  assert.equal(mostToSend("0.00", 100), "0.00");
});

test("without a commission everything can be sent", () => {
  assert.equal(mostToSend("12.34", 0), "12.34");
});

test("it is exact: a cent more would be too much", () => {
  for (const points of [1, 33, 100, 999, 1_000]) {
    const total = (/** @type {bigint} */ amount) => amount + (amount * BigInt(points) + 9_999n) / 10_000n;
    for (let held = 0n; held < 2_500n; held += 1n) {
      const balance = `${held / 100n}.${String(held % 100n).padStart(2, "0")}`;
      const most = cents(mostToSend(balance, points));
      assert.ok(most === 0n || total(most) <= held, `${balance} at ${points}`);
      assert.ok(total(most + 1n) > held, `${balance} at ${points}`);
    }
  }
});

test("the largest balances are counted in whole cents, too", () => {
  assert.equal(mostToSend("90000000000000.01", 100), "89108910891089.11");
});
