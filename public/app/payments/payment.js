/**
 * One transfer that this browser was told to send, from the press of the button until its outcome is certain. It bears one
 * idempotency key all its life, so that the service makes it at most once however often it is sent.
 *
 * Pure: `next` says what an event makes of it and what is to be done; `Payments` does it.
 *
 * @typedef {object} Payment
 * @property {string} key names this one transfer to the service
 * @property {number} userId whose transfer it is
 * @property {Order} order
 * @property {Figures} figures what the person confirmed, to tell which transfer it is
 * @property {"sending" | "unknown" | "absent"} phase
 *   - sending: it is being sent, in a tab that holds its lock. May become unknown, or end.
 *   - unknown: nobody knows what became of it; the service is asked from time to time. May become absent, or end.
 *   - absent: it is certain that nothing was made; the person says whether to send it. May become sending, or end.
 * @property {boolean} mayBeBooked whether a request may have been carried out whose answer is missing
 * @property {number} sends how often it was sent
 * @property {number} asks how often in a row the service was asked what became of it
 * @property {number} sentAt when it was sent last, in milliseconds of the device's clock
 *
 * @typedef {{ from: number, to: number, amount: string, memo: string | null, quote_id: string }} Order
 * @typedef {{ total: string, currency: string, credited: string, payee: string | null }} Figures `payee`: masked name; `null`
 *   between own accounts
 *
 * @typedef {{ name: "confirmed" }
 *   | { name: "told", transfer: import("../books/transfer.js").Transfer }
 *   | { name: "failed", failure: import("../rpc/failure.js").Failure }
 *   | { name: "nothing" }
 *   | { name: "woken" }
 *   | { name: "dropped" }
 * } Event `told`: the service states the transfer; `failed`: it was sent or asked for in vain; `nothing`: the books hold nothing
 *   under its key so far; `woken`: a page was loaded, somebody logged in, a pause ended or a person asks
 *
 * @typedef {{ status: "completed" | "refused", transferId: string, slug: string | null, failure?: import("../rpc/failure.js").Failure }
 *   | { status: "unsent", failure: import("../rpc/failure.js").Failure }
 *   | { status: "dropped" }
 * } Outcome `unsent`: it is certain that nothing was made, and nothing was recorded either
 *
 * @typedef {{ name: "send", pause: number } | { name: "ask", pause: number } | { name: "wait" }
 *   | { name: "end", outcome: Outcome }} Action `wait`: until something wakes it
 */

/** It is sent this often before the person is told that nobody knows; the pauses are those before each further time. */
const sendPauses = [700, 2_500];
/** A service that wants a longer rest than this is not waited for. */
const restMax = 10_000;
/** Pauses between questions; the last one is repeated. */
const askPauses = [1_000, 3_000, 8_000, 15_000, 30_000];

/**
 * After this time without an answer, "the books hold nothing" is final: what is not made by then is never made.
 *
 * Every transfer of the app names a quote that was made before it was sent, and the ledger refuses a quote older than two
 * minutes, however late a request comes: delayed by a proxy, or by a network that delivers the last bytes of a closed tab.
 * So nothing can be decided later than two minutes after sending, and half a minute more leaves room for what was decided but
 * not yet committed: a batch of postings gives up within seconds. A sleeping device cannot send late either: as long as a
 * living tab has a request under way it holds the payment's lock, and a tab that is gone sends nothing.
 *
 * It is the time that passed on this device that counts, so its clock need not be right.
 */
export const decidedAfter = 150_000;

/**
 * A payment that the person has just confirmed.
 *
 * @param {{ key: string, userId: number, order: Order, figures: Figures }} facts
 * @returns {Payment}
 */
export function begun({ key, userId, order, figures }) {
  return { key, userId, order, figures, phase: "sending", mayBeBooked: false, sends: 0, asks: 0, sentAt: 0 };
}

/**
 * What an event makes of a payment, and what is to be done now. It is `null` when it is over.
 *
 * @param {Payment} payment @param {Event} event @param {number} now
 * @returns {{ payment: Payment | null, action: Action }}
 */
export function next(payment, event, now) {
  if (event.name === "told") return end(outcomeOf(event.transfer));
  switch (payment.phase) {
    case "sending":
      return whileSending(payment, event, now);
    case "unknown":
      return whileUnknown(payment, event, now);
    case "absent":
      return whileAbsent(payment, event, now);
  }
}

/** @param {Payment} payment @param {Event} event @param {number} now @returns {ReturnType<typeof next>} */
function whileSending(payment, event, now) {
  switch (event.name) {
    case "confirmed":
      return send(payment, 0, now);
    case "failed":
      return afterFailure(payment, event.failure, now);
    case "woken":
      // The tab that was sending is gone, or its lock would not be free: what it sent may have arrived.
      return ask({ ...payment, phase: "unknown", mayBeBooked: true, asks: 0 }, 0);
    default:
      return { payment, action: { name: "wait" } };
  }
}

/** @param {Payment} payment @param {import("../rpc/failure.js").Failure} failure @param {number} now @returns {ReturnType<typeof next>} */
function afterFailure(payment, failure, now) {
  const mayBeBooked = payment.mayBeBooked || failure.isOutcomeUnknown;
  const isWorthAgain = failure.isOutcomeUnknown || failure.isRetryable;
  const pause = Math.max(sendPauses[payment.sends - 1] ?? Infinity, failure.retryAfter * 1_000);
  if (isWorthAgain && pause <= restMax) return send({ ...payment, mayBeBooked }, pause, now);

  // After a lost answer no refusal counts by itself: the session may have become somebody else's between the two requests.
  // And a key that belongs to another transfer was sent before. The books tell.
  if (mayBeBooked || failure.slug === "idempotency_mismatch") {
    return ask({ ...payment, phase: "unknown", mayBeBooked: true, asks: 0 }, 0);
  }
  const transferId = failure.facts.transfer_id;
  if (transferId) return end({ status: "refused", transferId, slug: failure.slug, failure });
  return end({ status: "unsent", failure });
}

/** @param {Payment} payment @param {Event} event @param {number} now @returns {ReturnType<typeof next>} */
function whileUnknown(payment, event, now) {
  switch (event.name) {
    case "nothing":
      if (now - payment.sentAt >= decidedAfter) {
        return { payment: { ...payment, phase: "absent" }, action: { name: "wait" } };
      }
      return askLater(payment);
    case "failed":
      // Without a session nothing can be asked: the next log-in wakes it.
      if (event.failure.slug === "unauthenticated") return { payment, action: { name: "wait" } };
      return askLater(payment);
    case "woken":
      return ask(payment, 0);
    default:
      return { payment, action: { name: "wait" } };
  }
}

/** @param {Payment} payment @param {Event} event @param {number} now @returns {ReturnType<typeof next>} */
function whileAbsent(payment, event, now) {
  switch (event.name) {
    case "confirmed":
      return send({ ...payment, phase: "sending", mayBeBooked: false, sends: 0 }, 0, now);
    case "dropped":
      return end({ status: "dropped" });
    case "woken":
      // It is certain, but asking costs little, and the books have the last word.
      return ask(payment, 0);
    default:
      return { payment, action: { name: "wait" } };
  }
}

/** @param {Payment} payment @param {number} pause @param {number} now @returns {ReturnType<typeof next>} */
function send(payment, pause, now) {
  return { payment: { ...payment, sends: payment.sends + 1, sentAt: now + pause }, action: { name: "send", pause } };
}

/** @param {Payment} payment @param {number} pause @returns {ReturnType<typeof next>} */
function ask(payment, pause) {
  return { payment, action: { name: "ask", pause } };
}

/** @param {Payment} payment */
function askLater(payment) {
  const pause = askPauses[Math.min(payment.asks, askPauses.length - 1)];
  return ask({ ...payment, asks: payment.asks + 1 }, pause);
}

/** @param {Outcome} outcome @returns {ReturnType<typeof next>} */
function end(outcome) {
  return { payment: null, action: { name: "end", outcome } };
}

/** @param {import("../books/transfer.js").Transfer} transfer @returns {Outcome} */
function outcomeOf(transfer) {
  return { status: transfer.status, transferId: transfer.id, slug: transfer.refusal };
}

/**
 * Whether a payment is what the person is about to confirm: the same accounts and words, and either side's amount the same, since
 * the rate may have changed meanwhile.
 *
 * @param {Payment} payment @param {Omit<Order, "quote_id">} order @param {string} credited
 */
export function isOf(payment, order, credited) {
  const { from, to, amount, memo } = payment.order;
  const isSameWay = from === order.from && to === order.to && (memo ?? "") === (order.memo ?? "");
  return isSameWay && (amount === order.amount || payment.figures.credited === credited);
}
