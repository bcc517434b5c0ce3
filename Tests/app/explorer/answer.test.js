import assert from "node:assert/strict";
import { test } from "node:test";
import { nextCursorOf, refusalsOf } from "../../../public/app/views/explorer/answer.js";
import { readJson } from "../../../public/app/views/explorer/json.js";
import { openrpc } from "./document.js";

/** @param {any} id @param {string} slug @param {any[]} fields */
function refused(id, slug, fields = []) {
  const { code, message, data } = openrpc.components.errors[slug];
  return { jsonrpc: "2.0", id, error: { code, message, data: { ...data, detail: "in detail", fields } } };
}

test("a refusal is told with its code, its meaning and whether it is worth trying again", () => {
  const sent = readJson('{"jsonrpc":"2.0","id":1,"method":"account.list"}');
  const [one] = refusalsOf(JSON.stringify(refused(1, "overloaded")), sent, openrpc);
  assert.deepEqual({ ...one, faults: [...one.faults] }, {
    method: "account.list",
    slug: "overloaded",
    code: "-32009",
    title: openrpc.components.errors.overloaded.message,
    detail: "in detail",
    isRetryable: true,
    faults: [],
  });
});

test("faults of parameters by position are told by name", () => {
  const sent = readJson('{"jsonrpc":"2.0","id":1,"method":"transfer.list","params":[{"direction":"up"}, null, 0]}');
  const fields = ["/0/direction", "/2", "/9", "/0"].map((pointer) => ({ pointer, code: "c", detail: "d" }));
  const [one] = refusalsOf(JSON.stringify(refused(1, "invalid_params", fields)), sent, openrpc);
  assert.deepEqual([...one.faults.keys()], ["/filter/direction", "/limit", "/9", "/filter"]);
});

test("each refusal of a batch belongs to its call, by the id and in any order", () => {
  const sent = readJson(
    '[{"id":1,"method":"account.get"},{"id":2,"method":"rate.list"},{"id":"x","method":"key.list"}]',
  );
  const answer = [refused("x", "forbidden"), { jsonrpc: "2.0", id: 2, result: {} }, refused(1, "not_found")];
  const found = refusalsOf(JSON.stringify(answer), sent, openrpc);
  assert.deepEqual(found.map(({ method, slug }) => [method, slug]), [["key.list", "forbidden"], [
    "account.get",
    "not_found",
  ]]);
});

test("an answer that is no JSON, or a problem of HTTP, has no refusals of JSON-RPC", () => {
  for (const body of ["", "<html>", '{"slug":"rate_limited"}', "[]", "null"]) {
    assert.deepEqual(refusalsOf(body, undefined, openrpc), []);
  }
});

test("an error that the document does not know is told as it came", () => {
  const [one] = refusalsOf('{"id":null,"error":{"code":-1,"message":"Oh"}}', undefined, openrpc);
  assert.deepEqual([one.slug, one.code, one.title, one.method], [null, "-1", "Oh", null]);
});

test("a page that has a next one tells where it begins", () => {
  assert.equal(nextCursorOf('{"id":1,"result":{"items":[],"next_cursor":"c1","has_more":true}}'), "c1");
  for (
    const body of [
      '{"id":1,"result":{"next_cursor":null}}',
      '{"id":1,"result":[]}',
      '[{"result":{"next_cursor":"c"}}]',
      "",
    ]
  ) {
    assert.equal(nextCursorOf(body), null, body);
  }
});
