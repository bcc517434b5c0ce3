import assert from "node:assert/strict";
import { test } from "node:test";
import { draftOf, faultsOf, fieldsOf, quoteRequest, target } from "../../../../public/app/views/transfer/draft.js";

const accounts = [
  { id: 701, currency: "USD", balance: "0.00" },
  { id: 702, currency: "CNY", balance: "5.00" },
  { id: 703, currency: "EUR", balance: "1.00" },
];
const draft = (/** @type {string} */ query) => draftOf(new URLSearchParams(query), accounts);
const faults = (/** @type {string} */ query) => faultsOf(draft(query), accounts).map(({ id, code }) => `${id} ${code}`);

test("an empty address is a transfer between own accounts, from the first one that holds money", () => {
  const { kind, from, to, fixed, typed, isConfirming } = draft("");
  assert.deepEqual({ kind, from, to, fixed, typed, isConfirming }, {
    kind: "own",
    from: 702,
    to: "701",
    fixed: "amount",
    typed: "",
    isConfirming: false,
  });
});

test("an address without a kind gets the one that its payee tells", () => {
  assert.equal(draft("to=703").kind, "own");
  assert.equal(draft("to=802").kind, "external");
  assert.equal(draft("to=703&kind=external").kind, "external");
  assert.equal(draft("kind=nonsense&to=abc").kind, "external");
});

test("a source that is not one's own is not taken over", () => {
  assert.equal(draft("kind=external&from=802").from, 702);
  assert.equal(draft("kind=external&from=703").from, 703);
});

test("without accounts, as when the session has just ended, there is a draft all the same", () => {
  assert.equal(draftOf(new URLSearchParams("kind=own"), []).from, null);
});

test("what was typed is kept as it was typed, right or wrong", () => {
  const query = "kind=external&from=701&to=80+2&credit=12%2C5&memo=+%D0%BE%D0%B1%D0%B5%D0%B4+";
  const fields = fieldsOf(draft(query));
  assert.deepEqual(fields, {
    kind: "external",
    from: 701,
    to: "80 2",
    credit: "12,5",
    memo: " обед ",
    step: null,
  });
});

test("the side that is typed is the one that is priced; without an amount a rate is asked for", () => {
  const external = "kind=external&from=701&to=802";
  assert.deepEqual(quoteRequest(draft(`${external}&amount=1+234,5`), accounts), {
    request: { from: 701, to: 802, amount: "1234.50" },
    isProbe: false,
  });
  assert.deepEqual(quoteRequest(draft(`${external}&credit=9`), accounts), {
    request: { from: 701, to: 802, credit: "9.00" },
    isProbe: false,
  });
  for (const typed of ["", "&amount=0", "&amount=1.234", "&amount=1,234", "&amount=abc"]) {
    assert.equal(quoteRequest(draft(external + typed), accounts)?.isProbe, true, typed);
  }
});

test("nothing is priced that cannot be sent", () => {
  for (const query of ["kind=external&to=abc", "kind=external&to=", "kind=own&from=701&to=701&amount=1"]) {
    assert.equal(quoteRequest(draft(query), accounts), null, query);
  }
  assert.equal(quoteRequest(draft("kind=external&from=701&to=703&amount=1"), accounts), null, "an own account");
});

test("an account's number may hold blanks, and nothing else", () => {
  const number = (/** @type {string} */ typed) => target(draft(`kind=external&to=${encodeURIComponent(typed)}`));
  assert.equal(number(" 80 2 "), 802);
  for (const typed of ["-802", "802.0", "0", "8e2", "8".repeat(16), "８０２"]) assert.equal(number(typed), null, typed);
});

test("each fault is named with its field", () => {
  assert.deepEqual(faults("kind=external"), ["to to_missing", "amount amount_missing"]);
  assert.deepEqual(faults("kind=external&to=x&credit=y"), ["to to_invalid", "credit amount_invalid"]);
  assert.deepEqual(faults("kind=external&from=701&to=703&amount=1"), ["to account_own"]);
  assert.deepEqual(faults("kind=external&from=701&to=701&amount=1"), ["to same_account"]);
  assert.deepEqual(faults("kind=own&from=701&to=701&amount=1"), ["to same_account"]);
  assert.deepEqual(faults("kind=external&from=701&to=802&amount=1"), []);
});
