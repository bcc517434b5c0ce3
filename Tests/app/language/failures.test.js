import assert from "node:assert/strict";
import { test } from "node:test";
import { failureText, faultText } from "../../../public/app/language/failures.js";
import { text } from "../../../public/app/language/words.js";
import { Failure } from "../../../public/app/rpc/failure.js";
import { languages, speakHere } from "../support/catalogues.js";

test("every way in which a call can fail has words of its own in every language", () => {
  for (const language of languages) {
    speakHere(language);
    for (const slug of ["unreachable", "late", "garbled", "rate_limited", "overloaded", "outcome_unknown"]) {
      assert.notEqual(failureText(new Failure(slug)), text("fault.internal"), `${language} ${slug}`);
    }
  }
});

test("what nobody foresaw is told as a fault of ours", () => {
  speakHere("en");
  assert.equal(failureText(new Failure("brand_new")), text("fault.internal"));
  assert.equal(failureText(new Error("a bug")), text("fault.internal"));
});

test("a code that many fields share is told as that field's", () => {
  speakHere("en");
  assert.equal(faultText("too_short", {}, "password"), text("fault.password_too_short"));
});

test("the field's general fault is told where a code has no text of its own", () => {
  speakHere("en");
  assert.equal(faultText("not_as_expected", {}, "email"), text("fault.email_invalid"));
  assert.equal(faultText("not_as_expected"), text("fault.internal"));
});

test("the least amount is named with its currency", () => {
  speakHere("en");
  const told = failureText(new Failure("amount_too_small", { values: { amount_min: "0.02", currency: "CNY" } }));
  assert.ok(told.includes("0.02\u00A0CNY"), told);
});
