import assert from "node:assert/strict";
import { test } from "node:test";
import * as amount from "../../../public/app/money/amount.js";
import { speakHere } from "../support/catalogues.js";

/** `Intl` writes narrow and wide no-break blanks; one blank is easier to read here. @param {string} text */
const plain = (text) => text.replace(/\s/gu, " ");

test("an amount is counted in whole cents, as exactly as it was written", () => {
  for (const written of ["0.00", "0.01", "-0.01", "-0.99", "12.34", "-12.34", "90071992547409930.07"]) {
    assert.equal(amount.fromCents(amount.cents(written)), written);
  }
  assert.equal(amount.cents("-0.05"), -5n);
  assert.equal(amount.fromCents(7n), "0.07");
});

test("each language writes money its own way, and always with the currency", () => {
  const written = new Map([
    ["en", ["1,234.56 USD", "−0.05 EUR"]],
    ["ru", ["1 234,56 USD", "−0,05 EUR"]],
    ["zh", ["1,234.56 USD", "−0.05 EUR"]],
  ]);
  for (const [language, [large, negative]] of written) {
    speakHere(language);
    assert.equal(plain(amount.money("1234.56", "USD")), large);
    assert.equal(plain(amount.money("-0.05", "EUR")), negative);
  }
});

test("no digit is lost where a floating-point number would lose it", { skip: isBeforeStringFormatting() }, () => {
  speakHere("en");
  assert.equal(amount.number("90071992547409930.07"), "90,071,992,547,409,930.07");
});

test("as many decimals are shown as were written", () => {
  speakHere("en");
  assert.equal(amount.number("7.12345678"), "7.12345678");
  assert.equal(amount.number("1"), "1");
});

test("a change has the sign of what it did to the account, a typographic minus among them", () => {
  speakHere("en");
  assert.equal(plain(amount.change("1.00", "CNY", true)), "+1.00 CNY");
  assert.equal(plain(amount.change("1.00", "CNY", false)), "−1.00 CNY");
});

test("the cents can be set apart, with the language's separator", () => {
  speakHere("ru");
  assert.deepEqual({ ...amount.parts("1234.56"), whole: plain(amount.parts("1234.56").whole) }, {
    whole: "1 234",
    fraction: ",56",
  });
});

test("what people type is read as they mean it", () => {
  const meant = {
    "12": "12",
    " 12.5 ": "12.5",
    "12,5": "12.5",
    "12,50": "12.50",
    "1 234,5": "1234.5",
    "1 234 567.89": "1234567.89",
    "1\u00A0234,50": "1234.50",
    "1\u202F234,50": "1234.50",
    "１２．５０": "12.50",
  };
  for (const [typed, read] of Object.entries(meant)) assert.equal(amount.normalized(typed), read);
});

test("an amount that is filled in looks as one that is typed", () => {
  speakHere("ru");
  assert.equal(amount.typedForm("1234.50"), "1234,50");
  assert.equal(amount.normalized(amount.typedForm("1234.50")), "1234.50");
  speakHere("zh");
  assert.equal(amount.typedForm("1234.50"), "1234.50");
});

test("what can be read in two ways is left as it is, and is no amount", () => {
  for (
    const typed of ["1,234", "1,234.56", "1.234,56", "12 34", "1 23", "0x10", "1e3", "+1", "٣", "", "-1", "1.", ".5"]
  ) {
    const read = amount.normalized(typed);
    assert.equal(read, typed.trim());
    assert.equal(amount.isAmount(read), false, typed);
  }
});

test("an amount is more than nothing, has two decimals at most, and fits the books", () => {
  for (const right of ["0.01", "1", "1.5", "99999999999999.99"]) assert.equal(amount.isAmount(right), true, right);
  for (const wrong of ["0", "0.00", "0.001", "100000000000000", "1.234", "abc"]) {
    assert.equal(amount.isAmount(wrong), false, wrong);
  }
});

test("both decimals are filled in", () => {
  assert.deepEqual(["12", "12.5", "12.50"].map(amount.padded), ["12.00", "12.50", "12.50"]);
});

/** Node before 19 formats a text as the number that it is closest to; browsers of that age are not supported. */
function isBeforeStringFormatting() {
  return Number(process.versions.node.split(".")[0]) < 19;
}
