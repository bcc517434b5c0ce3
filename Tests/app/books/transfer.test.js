import assert from "node:assert/strict";
import { before, test } from "node:test";
import * as transfers from "../../../public/app/books/transfer.js";
import { speakHere } from "../support/catalogues.js";

before(() => speakHere("en"));

/** @type {import("../../../public/app/books/transfer.js").Transfer} */
const sent = {
  id: "0190c2a4-7b1e-7d8e-9b7e-0123456789ab",
  kind: "external",
  status: "completed",
  refusal: null,
  from: { account_id: 701, currency: "USD", amount: "10.10" },
  to: { account_id: 805, currency: "EUR", amount: "9.00" },
  fee: "0.10",
  rate: "0.9",
  quote_id: null,
  memo: null,
  direction: "out",
  counterparty: { account_id: 805, name: "Ivy P." },
  balances: { "701": "89.90" },
  idempotency_key: "k",
  replayed: false,
  created_at: "2026-01-31T17:05:09Z",
};
const received = { ...sent, direction: /** @type {const} */ ("in"), fee: null };
const own = { ...sent, kind: /** @type {const} */ ("own"), fee: "0.00", counterparty: null };
const deposit = { ...received, kind: /** @type {const} */ ("deposit"), counterparty: null };
const refused = { ...sent, status: /** @type {const} */ ("refused"), refusal: "insufficient_funds" };

test("a transfer is called by whom it went to or came from", () => {
  assert.equal(transfers.title(sent), "Ivy P.");
  assert.equal(transfers.title({ ...sent, counterparty: null }), "Account 805");
  assert.equal(transfers.title({ ...received, counterparty: null }), "Account 701");
  assert.equal(transfers.title(own), "USD to EUR");
  assert.equal(transfers.title(deposit), "Deposit");
});

test("what stands below says which of the accounts took part", () => {
  assert.equal(transfers.detail(sent), "Sent to account 805");
  assert.equal(transfers.detail(received), "Received on account 805");
  assert.equal(transfers.detail(own), "Between your accounts");
});

test("a payer sees what left, a payee what came, and between own accounts one sees both", () => {
  const debit = { amount: "10.10", currency: "USD", tone: "debit" };
  const credit = { amount: "9.00", currency: "EUR", tone: "credit" };
  assert.deepEqual(transfers.changes(sent), [debit]);
  assert.deepEqual(transfers.changes(received), [credit]);
  assert.deepEqual(transfers.changes(own), [debit, credit]);
});

test("a refused transfer moved nothing, and says why", () => {
  assert.deepEqual(transfers.changes(refused), [{ amount: "10.10", currency: "USD", tone: "refused" }]);
  assert.equal(transfers.paidFee(refused), null);
  assert.equal(transfers.refusalText(refused), "Not enough money on the account");
  assert.deepEqual([transfers.tone(refused), transfers.drawing(refused)], ["refused", "refused"]);
});

test("what the reader may not see is not made up", () => {
  const hidden = { ...received, from: { account_id: 701, currency: null, amount: null } };
  assert.deepEqual(transfers.changes(hidden).map((one) => one.currency), ["EUR"]);
  assert.equal(transfers.paidFee(received), null);
});

test("only a commission that was paid is told", () => {
  assert.equal(transfers.paidFee(sent), "0.10");
  assert.equal(transfers.paidFee(own), null);
});

test("each way has its drawing, so that colour is never all that tells it", () => {
  assert.deepEqual([sent, received, own, deposit].map(transfers.drawing), ["send", "receive", "exchange", "plus"]);
  assert.deepEqual([sent, received, own].map(transfers.tone), ["out", "in", "between"]);
});
