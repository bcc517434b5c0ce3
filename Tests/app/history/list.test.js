import assert from "node:assert/strict";
import { test } from "node:test";
import { HistoryList, pageSize } from "../../../public/app/views/history/list.js";
import { questionOf } from "../../../public/app/views/history/question.js";

const everything = () => questionOf(new URLSearchParams());
const ids = (/** @type {HistoryList} */ list) => list.value.peek()?.rows.map(({ id }) => Number(id));
const numbers = (/** @type {number} */ from, /** @type {number} */ to) =>
  Array.from({ length: Math.abs(from - to) + 1 }, (_, index) => from + Math.sign(to - from) * index);

/**
 * Books with so many transfers, numbered from 1, which answer `transfer.list`. A cursor is the last number given.
 *
 * @param {number} count
 */
function books(count) {
  const state = { count, asked: /** @type {any[]} */ ([]), isBroken: false, hold: Promise.resolve() };
  const client = {
    async read(/** @type {string} */ _method, /** @type {any} */ params) {
      state.asked.push(params);
      await state.hold;
      if (state.isBroken) throw new Error("broken");
      const all = params.sort === "created_at asc" ? numbers(1, state.count) : numbers(state.count, 1);
      const start = params.cursor ? all.indexOf(Number(params.cursor)) + 1 : 0;
      const items = all.slice(start, start + params.limit).map((number) => ({ id: String(number) }));
      const hasMore = start + params.limit < all.length;
      return { items, has_more: hasMore, next_cursor: hasMore ? items[items.length - 1].id : null };
    },
  };
  return { state, list: new HistoryList(client) };
}

test("the first page is read, then the next ones, without a row twice", async () => {
  const { list } = books(120);
  await list.ask(everything());
  assert.deepEqual(ids(list), numbers(120, 71));
  assert.equal(await list.more(), true);
  assert.deepEqual(ids(list), numbers(120, 21));
  assert.equal(list.value.peek()?.came, pageSize);
  await list.more();
  assert.deepEqual(ids(list), numbers(120, 1));
  assert.equal(list.value.peek()?.cursor, null);
});

test("what has come in between is put before what is shown, and the list still goes on where it ended", async () => {
  const { state, list } = books(120);
  await list.ask(everything());
  await list.more();
  state.count = 122;
  await list.refresh();
  assert.deepEqual(ids(list), numbers(122, 21));
  assert.deepEqual([...list.value.peek()?.arrived ?? []], ["122", "121"]);
  await list.more();
  assert.deepEqual(ids(list), numbers(122, 1));
  assert.deepEqual([...list.value.peek()?.arrived ?? []], []);
});

test("a look that finds nothing new leaves what is said of further rows", async () => {
  const { state, list } = books(120);
  await list.ask(everything());
  await list.more();
  await list.refresh();
  assert.equal(list.value.peek()?.came, pageSize);
  state.count = 121;
  await list.refresh();
  assert.equal(list.value.peek()?.came, 0);
});

test("one row more on a page that was just full takes the last one's place in what is read, not in the list", async () => {
  const { state, list } = books(pageSize);
  await list.ask(everything());
  assert.equal(list.value.peek()?.cursor, null);
  state.count = pageSize + 1;
  await list.refresh();
  assert.deepEqual(ids(list), numbers(pageSize + 1, 1));
  assert.equal(list.value.peek()?.cursor, null);
});

test("where more has come than a page holds, the list begins anew", async () => {
  const { state, list } = books(60);
  await list.ask(everything());
  state.count = 200;
  await list.refresh();
  assert.deepEqual(ids(list), numbers(200, 151));
  await list.more();
  assert.deepEqual(ids(list), numbers(200, 101));
});

test("oldest first, what is new stands at the end", async () => {
  const { state, list } = books(3);
  await list.ask(questionOf(new URLSearchParams("sort=created_at+asc")));
  state.count = 4;
  await list.refresh();
  assert.deepEqual(ids(list), [1, 2, 3, 4]);
  assert.deepEqual([...list.value.peek()?.arrived ?? []], ["4"]);
});

test("going back reads as many rows as there were", async () => {
  const { state, list } = books(500);
  await list.ask(everything(), 300);
  assert.deepEqual(ids(list), numbers(500, 201));
  assert.deepEqual(state.asked.map(({ limit }) => limit), [200, 100]);
});

test("news and further rows that are read at once both get into the list", async () => {
  const { state, list } = books(120);
  await list.ask(everything());
  const more = list.more();
  state.count = 121;
  const refreshed = list.refresh();
  assert.deepEqual(await Promise.all([more, refreshed]), [true, true]);
  assert.deepEqual(ids(list), numbers(121, 21));
});

test("an answer that another question has overtaken is dropped", async () => {
  const { state, list } = books(3);
  let letGo = () => {};
  state.hold = new Promise((resolve) => (letGo = () => resolve(undefined)));
  const first = list.ask(everything());
  const second = list.ask(questionOf(new URLSearchParams("sort=created_at+asc")));
  letGo();
  assert.deepEqual(await Promise.all([first, second]), [false, true]);
  assert.deepEqual(ids(list), [1, 2, 3]);
});

test("a failure leaves what was shown, and the same can be tried again", async () => {
  const { state, list } = books(60);
  await list.ask(everything());
  state.isBroken = true;
  assert.equal(await list.more(), false);
  assert.deepEqual(ids(list), numbers(60, 11));
  assert.equal(list.failure.peek()?.message, "broken");
  assert.equal(list.isBusy.peek() || list.isLoadingMore.peek(), false);
  state.isBroken = false;
  await list.more();
  assert.deepEqual(ids(list), numbers(60, 1));
  assert.equal(list.failure.peek(), null);
});

test("news that come while the first rows are read neither lose them nor are lost", async () => {
  const { state, list } = books(500);
  const first = list.ask(everything(), 300);
  const refreshed = list.refresh();
  state.count = 501;
  assert.deepEqual(await Promise.all([first, refreshed]), [true, true]);
  assert.deepEqual(ids(list), numbers(501, 201).slice(0, ids(list)?.length));
  assert.ok((ids(list)?.length ?? 0) >= 300);
});

test("where the first rows failed, all of them are asked for again", async () => {
  const { state, list } = books(500);
  state.isBroken = true;
  assert.equal(await list.ask(everything(), 300), false);
  state.isBroken = false;
  await list.refresh();
  assert.equal(ids(list)?.length, 300);
});
