import assert from "node:assert/strict";
import { test } from "node:test";
import { pretty } from "../../../public/app/views/explorer/pretty.js";
import { openrpc } from "./document.js";

/** @param {string} source */
function shown(source) {
  return pretty(source).map(({ text }) => text).join("");
}

test("JSON is laid out as JavaScript would, on the largest document there is", () => {
  assert.equal(shown(JSON.stringify(openrpc)), JSON.stringify(openrpc, null, 2));
  assert.equal(shown('{"a":[],"b":{},"c":[{}]}'), JSON.stringify({ a: [], b: {}, c: [{}] }, null, 2));
});

test("digits stay as they came, and names that come twice are both shown", () => {
  assert.equal(shown('{"a":92233720368547701,"a":1.0}'), '{\n  "a": 92233720368547701,\n  "a": 1.0\n}');
});

test("what is no JSON is shown as it is", () => {
  assert.equal(shown("<html>"), "<html>");
});

test("names, texts, numbers and words are told apart", () => {
  const kinds = pretty('{"a":["b",1,null]}').filter(({ kind }) => kind !== "mark");
  assert.deepEqual(kinds.map(({ kind }) => kind), ["name", "string", "number", "word"]);
});
