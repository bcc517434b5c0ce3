import assert from "node:assert/strict";
import { test } from "node:test";
import { signal } from "../../../public/app/state/signal.js";
import { isKeepable, Sheet } from "../../../public/app/views/explorer/sheet.js";
import { curl } from "../../../public/app/views/explorer/snippets.js";
import { methodNamed, openrpc } from "./document.js";

/** @param {string} method */
function sheetOf(method) {
  return new Sheet(methodNamed(method), openrpc, signal(/** @type {"named" | "positional"} */ ("named")));
}

/** @param {Sheet} sheet @param {string} name @param {string} text */
function type(sheet, name, text) {
  const field = sheet.drafts.peek().find((one) => one.name === name);
  if (field) field.draft.text.value = text;
}

test("what is typed into the form is what is sent", () => {
  const sheet = sheetOf("account.get");
  type(sheet, "account_id", "701");
  assert.equal(sheet.body, '{"jsonrpc":"2.0","id":1,"method":"account.get","params":{"account_id":701}}');
  sheet.order.value = "positional";
  assert.equal(sheet.body, '{"jsonrpc":"2.0","id":1,"method":"account.get","params":[701]}');
});

test("form and JSON lead into each other, and JSON is sent to the letter", () => {
  const sheet = sheetOf("account.get");
  type(sheet, "account_id", "701");
  sheet.showJson();
  sheet.raw.value = sheet.raw.value.replace("{", "{ ").replace(/\{\s*"account_id": 701\s*\}/, "[702]");
  assert.equal(sheet.body, sheet.raw.value);
  sheet.showForm();
  assert.equal(sheet.mode.value, "form");
  assert.equal(sheet.order.value, "positional");
  assert.equal(sheet.body, '{"jsonrpc":"2.0","id":1,"method":"account.get","params":[702]}');
});

test("JSON that the form cannot show stays as it is, and so does broken JSON", () => {
  for (const raw of ['{"method":"account.list"}', "[]", "{", '{"method":"account.get","params":{"account_id":"x"}}']) {
    const sheet = sheetOf("account.get");
    sheet.showJson();
    sheet.raw.value = raw;
    sheet.showForm();
    assert.deepEqual([sheet.mode.value, sheet.isMisfit.value, sheet.body], ["json", true, raw]);
  }
});

test("a password is sent, but neither shown as JSON nor as code, nor kept", () => {
  const sheet = sheetOf("session.login");
  type(sheet, "email", "ann@example.com");
  type(sheet, "password", "hush hush");
  assert.ok(sheet.body.includes("hush hush"));
  const message = sheet.reading.value.message ?? null;
  assert.ok(!curl(message, { origin: "", needsToken: false }).includes("hush"));
  assert.equal(isKeepable(message), false);
  sheet.showJson();
  assert.ok(!sheet.raw.value.includes("hush"));
  sheet.raw.value = sheet.raw.value.replace('"password": ""', '"password": "hush again"');
  assert.ok(sheet.body.includes("hush again"));
  sheet.forgetSecrets();
  assert.ok(!sheet.raw.value.includes("hush") && sheet.raw.value.includes("ann@example.com"));
  sheet.showForm();
  assert.ok(!sheet.body.includes("hush"));
});

test("a password is forgotten in the form once it was sent", () => {
  const sheet = sheetOf("user.signup");
  type(sheet, "password", "hush hush");
  sheet.forgetSecrets();
  assert.ok(!sheet.body.includes("hush"));
});
