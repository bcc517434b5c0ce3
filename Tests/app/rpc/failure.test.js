import assert from "node:assert/strict";
import { test } from "node:test";
import { Failure } from "../../../public/app/rpc/failure.js";

test("nobody knows the outcome without an answer, and of none that says so", () => {
  const unknown = ["unreachable", "late", "garbled", "outcome_unknown", "internal"];
  const known = ["insufficient_funds", "quote_expired", "unauthenticated", "rate_limited", "overloaded"];
  for (const slug of unknown) assert.equal(new Failure(slug).isOutcomeUnknown, true, slug);
  for (const slug of known) assert.equal(new Failure(slug).isOutcomeUnknown, false, slug);
});

test("what nobody said has a plain value", () => {
  const { message, status, fields, isRetryable, requestId, retryAfter, facts } = new Failure("late");
  assert.deepEqual({ message, status, fields, isRetryable, requestId, retryAfter, facts }, {
    message: "late",
    status: 0,
    fields: [],
    isRetryable: false,
    requestId: null,
    retryAfter: 0,
    facts: {},
  });
});
