import assert from "node:assert/strict";
import { test } from "node:test";
import { worth } from "../../../public/app/money/worth.js";

const rates = {
  items: [
    { currency: "USD", per_usd: "1" },
    { currency: "CNY", per_usd: "7" },
    { currency: "EUR", per_usd: "0.9" },
  ],
};

test("accounts are added up in each currency", () => {
  const accounts = [
    { currency: "USD", balance: "10.00" },
    { currency: "CNY", balance: "7.00" },
    { currency: "EUR", balance: "9.00" },
  ];
  assert.equal(worth(accounts, rates, "USD"), "21.00");
  assert.equal(worth(accounts, rates, "CNY"), "147.00");
  assert.equal(worth(accounts, rates, "EUR"), "18.90");
});

test("each part is rounded down, as a transfer would be", () => {
  const accounts = [
    { currency: "CNY", balance: "0.06" },
    { currency: "CNY", balance: "0.06" },
  ];
  assert.equal(worth(accounts, rates, "USD"), "0.00");
  assert.equal(worth([{ currency: "EUR", balance: "0.01" }], rates, "USD"), "0.01");
});

test("sums that no floating-point number holds stay exact", () => {
  assert.equal(worth([{ currency: "USD", balance: "99999999999999.99" }], rates, "USD"), "99999999999999.99");
});

test("without a rate nothing is claimed", () => {
  assert.equal(worth([{ currency: "USD", balance: "1.00" }], { items: rates.items.slice(1) }, "EUR"), null);
  assert.equal(worth([{ currency: "USD", balance: "1.00" }], rates, "GBP"), null);
  assert.equal(worth([], rates, "USD"), "0.00");
});
