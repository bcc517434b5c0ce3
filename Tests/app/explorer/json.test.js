import assert from "node:assert/strict";
import { test } from "node:test";
import { Misreading, Numeral, readJson, Secret, tokens, writeJson } from "../../../public/app/views/explorer/json.js";
import { openrpc } from "./document.js";

test("whatever JavaScript reads is read alike, and written back to the same text", () => {
  const text = JSON.stringify(openrpc);
  assert.equal(writeJson(readJson(text)), text);
});

test("a number beyond 2⁵³ keeps its digits, and 1.0 its point", () => {
  const text = '{"a":9223372036854775807,"b":[1.0,-0,1e3]}';
  assert.equal(writeJson(readJson(text)), text);
  assert.deepEqual(readJson("12"), new Numeral("12"));
});

test("a member may be called __proto__", () => {
  assert.equal(writeJson(readJson('{"__proto__":1}')), '{"__proto__":1}');
});

for (
  const [source, line, column] of /** @type {[string, number, number][]} */ ([
    ["", 1, 1],
    ["{", 1, 2],
    ["[1,]", 1, 4],
    ['{"a" 1}', 1, 6],
    ['{"a":1,\n "a":2}', 2, 2],
    ["[1] 2", 1, 5],
    ["\n  tru", 2, 3],
    ['"\n"', 1, 1],
    ["[01]", 1, 3],
    ["NaN", 1, 1],
    ["]", 1, 1],
    ["{1:2}", 1, 2],
  ])
) {
  test(`${JSON.stringify(source)} is no JSON, and the place is told`, () => {
    assert.throws(() => readJson(source), (error) => {
      assert.ok(error instanceof Misreading);
      assert.deepEqual([error.line, error.column], [line, column]);
      return true;
    });
  });
}

test("names of members are told from other strings", () => {
  const kinds = tokens('{"a": ["b", 1, null]}').map(({ kind }) => kind);
  assert.deepEqual(kinds, ["mark", "name", "mark", "mark", "string", "mark", "number", "mark", "word", "mark", "mark"]);
});

test("too deep a text is refused instead of read", () => {
  assert.throws(() => readJson("[".repeat(1000)), Misreading);
});

test("a secret is written out when it is sent", () => {
  assert.equal(writeJson({ password: new Secret('a"b') }), '{"password":"a\\"b"}');
});
