import assert from "node:assert/strict";
import { test } from "node:test";
import { Books } from "../../../public/app/books/books.js";
import { effect } from "../../../public/app/state/signal.js";
import { serviceThat } from "../support/service.js";

const usd = { id: 701, currency: "USD", balance: "100.00" };
const rates = { version: 1, items: [] };

/** Books of a client with one account. @param {() => string} [balance] */
function booksOfAnn(balance = () => "100.00") {
  const { client, requests } = serviceThat(({ method }) =>
    method === "rate.list" ? rates : { items: [{ ...usd, balance: balance() }] }
  );
  return { books: new Books(client), requests };
}

/** The next time that a signal changes. @param {{ value: any }} signal */
function changeOf(signal) {
  return new Promise((resolve) => {
    let isFirst = true;
    const end = effect(() => {
      const value = signal.value;
      if (!isFirst) {
        queueMicrotask(() => end());
        resolve(value);
      }
      isFirst = false;
    });
  });
}

test("accounts and rates are read in one request", async () => {
  const { books, requests } = booksOfAnn();
  await books.refresh();
  assert.deepEqual(requests.map((one) => one.length), [2]);
  assert.equal(books.account(701)?.balance, "100.00");
  assert.equal(books.account(702), undefined);
  assert.deepEqual(books.rates.value.value, rates);
});

test("events of one moment are one reading", async () => {
  let balance = "100.00";
  const { books, requests } = booksOfAnn(() => balance);
  await books.refresh();
  balance = "90.00";
  const told = changeOf(books.changes);
  const read = changeOf(books.accounts.value);
  for (let event = 0; event < 20; event += 1) books.changed();
  assert.equal(await told, 1);
  await read;
  assert.equal(books.account(701)?.balance, "90.00");
  assert.equal(requests.length, 2);
});

test("nothing is known any more when the session has ended, also of what was under way", async () => {
  const { books } = booksOfAnn();
  books.arrived.add("a transfer");
  const reading = books.refresh();
  books.forget();
  await reading;
  assert.equal(books.accounts.value.value, undefined, "an answer to a session that is over shows its money to nobody");
  assert.equal(books.arrived.size, 0);
});
