import assert from "node:assert/strict";
import { test } from "node:test";
import { draftOf, Misfit, namedDrafts, valueOf } from "../../../public/app/views/explorer/draft.js";
import { readJson, writeJson } from "../../../public/app/views/explorer/json.js";
import {
  callOf,
  draftsOf,
  emptyDrafts,
  exampleDrafts,
  hasSecret,
  withSecrets,
} from "../../../public/app/views/explorer/message.js";
import "../support/crypto.js";
import { parametersOf, shapeOf } from "../../../public/app/views/explorer/shape.js";
import { examples, methodNamed, openrpc } from "./document.js";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** @param {string} method @param {any} params */
function drafts(method, params) {
  return namedDrafts(parametersOf(methodNamed(method), openrpc), params);
}

for (const { method, params } of examples) {
  test(`the example of ${method.name} goes through the form unchanged, by name and by position`, () => {
    const filled = namedDrafts(parametersOf(method, openrpc), params);
    const byName = callOf(method.name, filled, "named");
    assert.deepEqual(JSON.parse(writeJson(byName.params ?? {})), params);

    const byPosition = callOf(method.name, filled, "positional");
    const given = /** @type {any[]} */ (byPosition.params ?? []);
    const names = method.params.slice(0, given.length).map((/** @type {any} */ one) => one.name);
    const plain = JSON.parse(writeJson(given));
    assert.deepEqual(
      Object.fromEntries(names.map((/** @type {string} */ name, /** @type {number} */ at) => [name, plain[at]])),
      params,
    );

    // What is read back out of the message is the same form.
    for (const call of [byName, byPosition]) {
      const again = draftsOf(method, openrpc, /** @type {any} */ (readJson(writeJson(call))));
      assert.equal(writeJson(callOf(method.name, again, "named")), writeJson(byName));
    }
  });
}

test("every parameter has a field of its own kind: none is asked for as JSON", () => {
  const kinds = openrpc.methods.flatMap((/** @type {any} */ method) =>
    parametersOf(method, openrpc).map(({ name, shape }) => `${method.name} ${name} ${shape.kind}`)
  );
  assert.deepEqual(kinds.filter((/** @type {string} */ one) => one.endsWith("json")), []);
  for (
    const one of [
      "transfer.list filter group",
      "transfer.list sort choice",
      "transfer.list limit integer",
      "transfer.createMany transfers list",
      "key.create scopes set",
      "session.login remember flag",
      "user.get user_id integer",
    ]
  ) assert.ok(kinds.includes(one), one);
});

test("nullable members of a referenced schema keep their kinds", () => {
  const filter = shapeOf({ $ref: "#/components/schemas/TransferFilter" }, openrpc);
  const kinds = Object.fromEntries(filter.members.map(({ name, shape }) => [name, [shape.kind, shape.isNullable]]));
  assert.deepEqual(kinds.account_id, ["list", true]);
  assert.deepEqual(kinds.direction, ["choice", true]);
  assert.deepEqual(kinds.created_from, ["text", true]);
});

test("an empty form leaves everything out, also inside groups", () => {
  assert.equal(writeJson(callOf("transfer.list", drafts("transfer.list", {}), "named")).includes("params"), false);
  assert.equal("params" in callOf("transfer.list", drafts("transfer.list", {}), "positional"), false);
});

test("by position, what is left out in front of a value is null", () => {
  const { params } = callOf("quote.create", drafts("quote.create", { from: 1, to: 2, credit: "3.00" }), "positional");
  assert.equal(writeJson(params), '[1,2,null,"3.00"]');
});

test("what is no number is sent as it was typed, so that the service says what is wrong", () => {
  const [account] = drafts("account.get", {});
  account.draft.text.value = "seven";
  assert.equal(valueOf(account.draft), "seven");
  account.draft.text.value = " 92233720368547701 ";
  assert.equal(writeJson(/** @type {any} */ (valueOf(account.draft))), "92233720368547701");
});

test("values of another shape do not fit the form", () => {
  const misfits = [
    ["account.get", { account_id: "701" }],
    ["account.get", { other: 1 }],
    ["transfer.list", { filter: [] }],
    ["transfer.list", { filter: { direction: "up" } }],
    ["transfer.createMany", { transfers: {} }],
    ["key.create", { scopes: ["all"] }],
    ["session.login", { remember: "yes" }],
  ];
  for (const [method, params] of misfits) {
    assert.throws(() => drafts(/** @type {string} */ (method), params), Misfit, `${method} ${JSON.stringify(params)}`);
  }
  assert.throws(() => draftsOf(methodNamed("account.get"), openrpc, { method: "account.list" }), Misfit);
  assert.throws(() => draftsOf(methodNamed("account.list"), openrpc, { method: "account.list", extra: 1 }), Misfit);
});

test("a payment's form begins with a key of its own, a new one each time", () => {
  const keys = [1, 2].map(() => {
    const key = emptyDrafts(methodNamed("transfer.create"), openrpc).find(({ name }) => name === "idempotency_key");
    return String(key && valueOf(key.draft));
  });
  assert.match(keys[0], uuid);
  assert.notEqual(keys[0], keys[1]);
  const many = callOf("transfer.createMany", emptyDrafts(methodNamed("transfer.createMany"), openrpc), "named");
  assert.match(/** @type {any} */ (many.params).transfers[0].idempotency_key, uuid);
  const resolving = callOf("transfer.resolve", emptyDrafts(methodNamed("transfer.resolve"), openrpc), "named");
  assert.equal("params" in resolving, false);
});

test("an example is filled in with the person's own accounts and a fresh key", () => {
  const person = { userId: 12, accountIds: [1201, 1202, 1203] };
  const filled = exampleDrafts(methodNamed("transfer.create"), openrpc, person);
  const { idempotency_key: key, ...rest } = /** @type {any} */ (callOf("transfer.create", filled, "named").params);
  assert.deepEqual(JSON.parse(writeJson(rest)), { from: 1201, to: 1202, amount: "10.00", memo: "lunch" });
  assert.match(key, uuid);
  const asking = exampleDrafts(methodNamed("transfer.resolve"), openrpc, person);
  assert.equal(writeJson(callOf("transfer.resolve", asking, "named").params), '{"idempotency_key":"lunch-with-bob"}');
});

test("JSON of an unknown kind can be typed, and is sent as it is typed when it is none", () => {
  const draft = draftOf(shapeOf({}, openrpc), { a: 1 });
  assert.equal(draft.text.value, '{"a": 1}');
  assert.equal(writeJson(/** @type {any} */ (valueOf(draft))), '{"a":1}');
  draft.text.value = "{";
  assert.equal(valueOf(draft), "{");
});

test("passwords are known as secrets, by name, by position and inside a batch", () => {
  const calls = [
    '{"method":"session.login","params":{"email":"a","password":"b"}}',
    '{"method":"user.signup","params":["a","b","c"]}',
    '[{"method":"account.list"},{"method":"session.login","params":["a","b"]}]',
  ];
  for (const call of calls) assert.equal(hasSecret(withSecrets(readJson(call), openrpc)), true, call);
  const harmless = '{"method":"account.get","params":[1]}';
  assert.equal(hasSecret(withSecrets(readJson(harmless), openrpc)), false);
});
