import assert from "node:assert/strict";
import { test } from "node:test";
import { begun, decidedAfter, isOf, next } from "../../../public/app/payments/payment.js";
import { Failure } from "../../../public/app/rpc/failure.js";

const order = { from: 701, to: 802, amount: "12.34", memo: "lunch", quote_id: "q-1" };
const fresh = begun({
  key: "k-1",
  userId: 7,
  order,
  figures: { total: "12.47", currency: "USD", credited: "85.63", payee: "Bob L." },
});
const sentAt = 1_000_000;

/**
 * @typedef {import("../../../public/app/payments/payment.js").Payment} Payment
 * @typedef {import("../../../public/app/payments/payment.js").Event} Event
 */

/** @type {Record<string, Payment>} */
const states = {
  "confirmed just now": fresh,
  "sent once": { ...fresh, sends: 1, sentAt },
  "sent once more after a lost answer": { ...fresh, sends: 2, sentAt, mayBeBooked: true },
  "sent three times": { ...fresh, sends: 3, sentAt, mayBeBooked: true },
  "sent three times, refused for want of room each time": { ...fresh, sends: 3, sentAt },
  unknown: { ...fresh, phase: "unknown", sends: 3, sentAt, mayBeBooked: true },
  "unknown, asked often": { ...fresh, phase: "unknown", sends: 3, asks: 40, sentAt, mayBeBooked: true },
  absent: { ...fresh, phase: "absent", sends: 3, sentAt, mayBeBooked: true },
};

/** @returns {Event} */
const told = (/** @type {string} */ status, /** @type {string | null} */ refusal = null) => ({
  name: "told",
  transfer: /** @type {any} */ ({ id: "t-1", status, refusal }),
});
/** @returns {Event} */
const failure = (/** @type {string} */ slug, facts = {}) => ({ name: "failed", failure: new Failure(slug, facts) });
/** What becomes of a payment that is not over. @param {Payment} payment @param {Event} event @param {number} now */
const following = (payment, event, now) => /** @type {Payment} */ (next(payment, event, now).payment);
const booked = told("completed");
const refused = told("refused", "insufficient_funds");
const recorded = failure("insufficient_funds", { values: { transfer_id: "t-1" } });
const busy = (retryAfter = 0) => failure("overloaded", { retryable: true, retryAfter });
const soon = sentAt + 100;
const justTooEarly = sentAt + decidedAfter - 1;
const late = sentAt + decidedAfter;

/** State, event, now → action, phase (null: over). @type {[string, Event, number, string, string | null][]} */
const table = [
  ["confirmed just now", { name: "confirmed" }, soon, "send 0", "sending"],

  ["sent once", booked, soon, "end completed t-1", null],
  ["sent once", recorded, soon, "end refused t-1", null],
  ["sent once", failure("quote_expired", { values: { transfer_id: "t-1" } }), soon, "end refused t-1", null],
  ["sent once", failure("invalid_params"), soon, "end unsent", null],
  ["sent once", failure("unauthenticated"), soon, "end unsent", null],
  ["sent once", failure("unreachable"), soon, "send 700", "sending"],
  ["sent once", failure("late"), soon, "send 700", "sending"],
  ["sent once", failure("garbled"), soon, "send 700", "sending"],
  ["sent once", failure("outcome_unknown", { retryAfter: 1 }), soon, "send 1000", "sending"],
  ["sent once", failure("internal"), soon, "send 700", "sending"],
  ["sent once", busy(), soon, "send 700", "sending"],
  ["sent once", busy(2), soon, "send 2000", "sending"],
  ["sent once", busy(3_600), soon, "end unsent", null],
  ["sent once", failure("idempotency_mismatch"), soon, "ask 0", "unknown"],
  ["sent once", { name: "woken" }, soon, "ask 0", "unknown"],
  ["sent once", { name: "dropped" }, soon, "wait", "sending"],

  ["sent once more after a lost answer", booked, soon, "end completed t-1", null],
  ["sent once more after a lost answer", failure("unreachable"), soon, "send 2500", "sending"],
  ["sent once more after a lost answer", recorded, soon, "ask 0", "unknown"],
  ["sent once more after a lost answer", failure("unauthenticated"), soon, "ask 0", "unknown"],
  ["sent once more after a lost answer", busy(3_600), soon, "ask 0", "unknown"],

  ["sent three times", failure("unreachable"), soon, "ask 0", "unknown"],
  ["sent three times", busy(), soon, "ask 0", "unknown"],
  ["sent three times, refused for want of room each time", busy(), soon, "end unsent", null],
  ["sent three times, refused for want of room each time", failure("late"), soon, "ask 0", "unknown"],

  ["unknown", { name: "woken" }, soon, "ask 0", "unknown"],
  ["unknown", booked, soon, "end completed t-1", null],
  ["unknown", refused, soon, "end refused t-1", null],
  ["unknown", { name: "nothing" }, soon, "ask 1000", "unknown"],
  ["unknown", { name: "nothing" }, justTooEarly, "ask 1000", "unknown"],
  ["unknown", { name: "nothing" }, late, "wait", "absent"],
  ["unknown", failure("unreachable"), soon, "ask 1000", "unknown"],
  ["unknown", failure("unreachable"), late, "ask 1000", "unknown"],
  ["unknown", failure("unauthenticated"), late, "wait", "unknown"],
  ["unknown", { name: "dropped" }, late, "wait", "unknown"],
  ["unknown", { name: "confirmed" }, late, "wait", "unknown"],
  ["unknown, asked often", { name: "nothing" }, soon, "ask 30000", "unknown"],

  ["absent", { name: "confirmed" }, late, "send 0", "sending"],
  ["absent", { name: "dropped" }, late, "end dropped", null],
  ["absent", { name: "woken" }, late, "ask 0", "absent"],
  ["absent", { name: "nothing" }, late, "wait", "absent"],
  ["absent", failure("unreachable"), late, "wait", "absent"],
  ["absent", booked, late, "end completed t-1", null],
];

for (const [state, event, now, action, phase] of table) {
  const what = event.name === "failed" ? event.failure.slug : event.name;
  test(`${state}: ${what} at ${now - sentAt} ms → ${action}`, () => {
    const before = structuredClone(states[state]);
    const step = next(states[state], event, now);
    assert.equal(described(step.action), action);
    assert.equal(step.payment?.phase ?? null, phase);
    assert.deepEqual(states[state], before, "nothing is changed in place");
    if (step.payment) assert.equal(step.payment.key, "k-1", "a payment has one key all its life");
  });
}

/** @param {import("../../../public/app/payments/payment.js").Action} action */
function described(action) {
  if (action.name !== "end") return "pause" in action ? `${action.name} ${action.pause}` : action.name;
  const { status } = action.outcome;
  return ["end", status, "transferId" in action.outcome && action.outcome.transferId].filter(Boolean).join(" ");
}

test("a payment whose request may be on its way can be neither dropped nor sent by a person", () => {
  for (const phase of /** @type {const} */ (["sending", "unknown"])) {
    assert.notEqual(next({ ...states.unknown, phase }, { name: "dropped" }, late).payment, null);
  }
  assert.notEqual(next(states.unknown, { name: "confirmed" }, late).action.name, "send");
});

test("when it is sent again by a person, the time counts from then", () => {
  const again = following(states.absent, { name: "confirmed" }, late);
  assert.equal(again.sentAt, late);
  const asked = following(again, { name: "woken" }, late + 1);
  assert.equal(following(asked, { name: "nothing" }, late + 2).phase, "unknown");
});

test("when it is sent again by a person, it is tried as often as the first time, and what was certain stays so", () => {
  const again = following(states.absent, { name: "confirmed" }, late);
  assert.equal(described(next(again, failure("unreachable"), late).action), "send 700");
  assert.equal(described(next(again, failure("invalid_params"), late).action), "end unsent");
});

test("whatever happens, it is sent at most three times without a person", () => {
  let payment = following(fresh, { name: "confirmed" }, sentAt);
  let sends = 1;
  for (let time = sentAt; time < sentAt + 10 * decidedAfter; time += 1_000) {
    const step = next(payment, failure(time % 2_000 ? "unreachable" : "late"), time);
    if (step.action.name === "send") sends += 1;
    assert.ok(step.payment, "it is never forgotten while it may be booked");
    payment = step.payment;
  }
  assert.equal(sends, 3);
});

test("a lost answer is never forgotten before the books tell or enough time has passed", () => {
  /** @type {Event[]} */
  const events = [
    failure("unreachable"),
    recorded,
    failure("unauthenticated"),
    busy(),
    { name: "woken" },
    { name: "nothing" },
    { name: "dropped" },
    { name: "confirmed" },
  ];
  const lost = following(states["sent once"], failure("late"), soon);
  for (const first of events) {
    for (const second of events) {
      for (const third of events) {
        const last = [first, second, third].reduce((payment, event) => following(payment, event, soon), lost);
        assert.ok(last && last.phase !== "absent");
      }
    }
  }
});

test("a payment is known again at another price, by the amount of either side", () => {
  assert.ok(isOf(fresh, { ...order, amount: "12.34" }, "85.70"), "the sum that is sent is fixed");
  assert.ok(isOf(fresh, { ...order, amount: "12.30" }, "85.63"), "the sum that arrives is fixed");
  assert.ok(!isOf(fresh, { ...order, amount: "12.35" }, "85.70"));
  assert.ok(!isOf(fresh, { ...order, to: 803 }, "85.63"));
  assert.ok(!isOf(fresh, { ...order, memo: "dinner" }, "85.63"));
  assert.ok(isOf({ ...fresh, order: { ...order, memo: null } }, { ...order, memo: "" }, "85.63"));
});
