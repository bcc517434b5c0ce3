import assert from "node:assert/strict";
import { test } from "node:test";
import { following, linesMax, readMovements } from "../../../public/app/charts/movements.js";

const from = "2026-01-01T00:00:00.000Z";

/** A service with an account of so many lines of one cent each, one a minute; it notes what was asked. @param {number} count */
function service(count) {
  /** @type {any[]} */
  const asked = [];
  const all = () =>
    Array.from({ length: count }, (_, index) => ({
      seq: index + 1,
      amount: "0.01",
      balance: `${Math.floor((index + 1) / 100)}.${String((index + 1) % 100).padStart(2, "0")}`,
      transfer: { created_at: new Date(Date.parse(from) + index * 60_000).toISOString() },
    }));
  const read = (/** @type {string} */ method, /** @type {any} */ params) => {
    assert.equal(method, "statement.get");
    asked.push(params);
    const rest = all().filter((line) =>
      line.transfer.created_at >= params.from && line.seq > Number(params.cursor ?? 0)
    );
    const lines = rest.slice(0, params.limit);
    const hasMore = rest.length > lines.length;
    return Promise.resolve({
      opening: "0.00",
      lines,
      has_more: hasMore,
      next_cursor: hasMore ? String(lines.at(-1)?.seq) : null,
    });
  };
  return { asked, read, grow: (/** @type {number} */ more) => (count += more) };
}

test("all lines are read, page by page", async () => {
  const client = service(2_345);
  const { lines, isCut, opening } = await readMovements(client, 701, from);
  assert.deepEqual([lines.length, isCut, opening, client.asked.length], [2_345, false, "0.00", 3]);
  assert.deepEqual(lines[2_344], {
    seq: 2_345,
    at: new Date(Date.parse(from) + 2_344 * 60_000).toISOString(),
    amount: "0.01",
    balance: "23.45",
  });
});

test("a chart holds so many lines, and it is said when there are more", async () => {
  for (const [count, isCut] of [[linesMax, false], [linesMax + 1, true]]) {
    const read = await readMovements(service(Number(count)), 701, from);
    assert.deepEqual([read.lines.length, read.isCut], [linesMax, isCut]);
  }
});

test("what is known is not read again", async () => {
  const client = service(500);
  const known = await readMovements(client, 701, from);
  client.grow(2);
  client.asked.length = 0;
  const read = await readMovements(client, 701, from, known);
  assert.equal(read.lines.length, 502);
  assert.equal(client.asked.length, 1);
  assert.ok(client.asked[0].from > from);
});

test("where nothing follows, what is known is returned itself", async () => {
  const client = service(500);
  const known = await readMovements(client, 701, from);
  assert.equal(await readMovements(client, 701, from, known), known);
});

test("growing beyond what a chart holds cuts it", async () => {
  const client = service(linesMax);
  const known = await readMovements(client, 701, from);
  client.grow(1);
  const read = await readMovements(client, 701, from, known);
  assert.deepEqual([read.lines.length, read.isCut], [linesMax, true]);
});

test("what is known of another account or since another moment is of no use", async () => {
  const client = service(5);
  const known = await readMovements(client, 701, from);
  client.asked.length = 0;
  await readMovements(client, 702, from, known);
  await readMovements(client, 701, "2025-01-01T00:00:00.000Z", known);
  assert.deepEqual(client.asked.map((one) => [one.account_id, one.from]), [
    [702, from],
    [701, "2025-01-01T00:00:00.000Z"],
  ]);
});

test("lines that do not join what is known are not joined", () => {
  const line = (/** @type {number} */ seq, balance = "1.00") => ({ seq, at: from, amount: "1.00", balance });
  const known = [line(1), line(2)];
  assert.equal(following(known, [line(2), line(3), line(4)])?.length, 4);
  assert.equal(following(known, [line(2)])?.length, 2);
  assert.equal(following(known, [line(3)]), null);
  assert.equal(following(known, [line(2), line(4)]), null);
  assert.equal(following(known, [line(2, "9.00"), line(3)]), null);
});
