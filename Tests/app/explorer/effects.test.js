import assert from "node:assert/strict";
import { test } from "node:test";
import { deedsOf, effectOf, needsToken } from "../../../public/app/views/explorer/effects.js";
import { readJson } from "../../../public/app/views/explorer/json.js";
import { openrpc } from "./document.js";

test("every method of the service is sent at once or asked about, as is listed here", () => {
  const asked = openrpc.methods.map((/** @type {any} */ { name }) => [name, effectOf(name)])
    .filter((/** @type {string[]} */ [, effect]) => effect !== "read");
  assert.deepEqual(Object.fromEntries(asked), {
    "user.signup": "access",
    "session.login": "access",
    "session.logout": "access",
    "session.revoke": "access",
    "session.revokeOthers": "access",
    "transfer.create": "money",
    "transfer.createMany": "money",
    "key.create": "access",
    "key.revoke": "access",
  });
});

test("a method that nobody has heard of is asked about", () => {
  assert.equal(effectOf("account.close"), "access");
});

test("deeds are found in a batch, in any order of parameters, behind any spelling", () => {
  const message = readJson(`[
    {"method": "account.list"},
    1,
    {"method": "transfer.create", "params": [1, 2, "3.00", "k"]},
    {"method": "session\\u002erevokeOthers"},
    {"method": "transfer.createMany", "params": {"transfers": []}}
  ]`);
  assert.deepEqual(deedsOf(message, openrpc).map(({ method, effect }) => [method, effect]), [
    ["transfer.create", "money"],
    ["session.revokeOthers", "access"],
    ["transfer.createMany", "money"],
  ]);
  const [first] = deedsOf(message, openrpc);
  assert.deepEqual(Object.keys(first.args), ["from", "to", "amount", "idempotency_key"]);
});

test("only what asks for one's own things needs a token", () => {
  assert.equal(needsToken(readJson('{"method":"rate.list"}'), openrpc), false);
  assert.equal(needsToken(readJson('[{"method":"rate.list"},{"method":"account.list"}]'), openrpc), true);
});
