import assert from "node:assert/strict";
import { test } from "node:test";
import { useCatalogue } from "../../../public/app/language/words.js";
import { compact } from "../../../public/app/money/amount.js";
import { amountAxis, place } from "../../../public/app/charts/scale.js";

test("an axis begins at zero and ends at a round amount that nothing exceeds", () => {
  for (
    const [most, high, count] of [[1n, 1n, 2], [100n, 100n, 3], [10_000n, 10_000n, 3], [10_001n, 15_000n, 4], [
      7_294n,
      8_000n,
      5,
    ]]
  ) {
    const axis = amountAxis([BigInt(most)]);
    assert.deepEqual([axis.low, axis.high, axis.ticks.length], [0n, BigInt(high), count], String(most));
  }
});

test("marks are at even distances, at most five, whatever the size", () => {
  for (let power = 0n; power < 16n; power += 1n) {
    for (const digit of [1n, 3n, 7n, 9n]) {
      const most = digit * 10n ** power;
      const { low, high, ticks } = amountAxis([0n, most]);
      assert.ok(ticks.length >= 2 && ticks.length <= 5, `${most}: ${ticks}`);
      assert.ok(low === 0n && high >= most && high < 2n * most + 2n, `${most}: ${high}`);
      assert.equal(new Set(ticks.slice(1).map((tick, index) => tick - ticks[index])).size, 1);
      assert.deepEqual([ticks[0], ticks.at(-1)], [low, high]);
    }
  }
});

test("nothing but zero still has an axis", () => {
  assert.deepEqual(amountAxis([0n, 0n]), { low: 0n, high: 1n, ticks: [0n, 1n] });
  assert.deepEqual(amountAxis([]), { low: 0n, high: 1n, ticks: [0n, 1n] });
});

test("marks are named shortly, from the amount itself, in the person's language", () => {
  useCatalogue("ru", {});
  assert.equal(compact("20000.00"), "20\u00A0тыс.");
  useCatalogue("zh", {});
  assert.equal(compact("20000.00"), "2万");
  useCatalogue("en", {});
  assert.deepEqual(["0.00", "0.05", "2500.00", "1000000.00"].map(compact), ["0", "0.05", "2.5K", "1M"]);
});

test("an amount below zero is covered, too", () => {
  const { low, high } = amountAxis([-250n, 900n]);
  assert.ok(low <= -250n && high >= 900n);
});

test("the ends of an axis are the ends of the plot, and amounts beyond 2^53 cents are placed exactly", () => {
  const axis = { low: 0n, high: 10_000_000_000_000_000n, ticks: [] };
  assert.equal(place(0n, axis, 200), 0);
  assert.equal(place(axis.high, axis, 200), 200);
  assert.equal(place(9_999_999_999_999_999n, axis, 200), 199.99);
  assert.equal(place(5_000_000_000_000_000n, axis, 200), 100);
});
