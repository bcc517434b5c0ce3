import assert from "node:assert/strict";
import { test } from "node:test";
import { collect } from "../../../public/app/csv/collect.js";

/** A list of so many numbers in pages of two. @param {number} count */
function listOf(count) {
  const all = Array.from({ length: count }, (_, index) => index);
  return (/** @type {string | null} */ cursor) => {
    const start = Number(cursor ?? 0);
    const hasMore = start + 2 < count;
    const items = all.slice(start, start + 2);
    return Promise.resolve({ items, has_more: hasMore, next_cursor: hasMore ? String(start + 2) : null });
  };
}

const limits = { rowsMax: 6, pagesMax: 10 };
const items = (/** @type {{ items: number[] }} */ page) => page.items;

test("all pages are read, in their order, and each is told", async () => {
  /** @type {number[]} */
  const told = [];
  const { rows, isCut } = await collect(listOf(5), items, limits, { onRows: (count) => told.push(count) });
  assert.deepEqual(rows, [0, 1, 2, 3, 4]);
  assert.equal(isCut, false);
  assert.deepEqual(told, [2, 4, 5]);
});

test("a file that is just full is whole; one row more, and it is cut", async () => {
  const full = await collect(listOf(6), items, limits);
  assert.deepEqual([full.rows.length, full.isCut], [6, false]);
  const cut = await collect(listOf(7), items, limits);
  assert.deepEqual([cut.rows, cut.isCut], [[0, 1, 2, 3, 4, 5], true]);
  const odd = await collect(listOf(6), items, { rowsMax: 5, pagesMax: 10 });
  assert.deepEqual([odd.rows.length, odd.isCut], [5, true]);
});

test("empty pages are read on, up to a limit of pages", async () => {
  let reads = 0;
  const barren = () => {
    reads += 1;
    return Promise.resolve({ items: [], has_more: true, next_cursor: "on" });
  };
  const { rows, isCut } = await collect(barren, items, { rowsMax: 6, pagesMax: 4 });
  assert.deepEqual([rows, isCut, reads], [[], true, 4]);
});

test("a reading that is stopped ends, and gives nothing", async () => {
  const over = new AbortController();
  const reading = collect(listOf(100), items, { rowsMax: 100, pagesMax: 100 }, {
    signal: over.signal,
    onRows: (count) => count >= 4 && over.abort(),
  });
  await assert.rejects(reading, { name: "AbortError" });
});
