import assert from "node:assert/strict";
import { test } from "node:test";
import { begun } from "../../../public/app/payments/payment.js";
import { isOfPayments } from "../../../public/app/payments/kept.js";
import { PaymentStorage } from "../../../public/app/payments/payment-storage.js";

/** A browser's storage. */
class Shelf {
  /** @type {Map<string, string>} */
  entries = new Map();
  get length() {
    return this.entries.size;
  }
  /** @param {number} index */
  key(index) {
    return [...this.entries.keys()][index] ?? null;
  }
  /** @param {string} name */
  getItem(name) {
    return this.entries.get(name) ?? null;
  }
  /** @param {string} name @param {string} value */
  setItem(name, value) {
    this.entries.set(name, value);
  }
  /** @param {string} name */
  removeItem(name) {
    this.entries.delete(name);
  }
}

const payment = (/** @type {string} */ key, /** @type {number} */ userId, sentAt = 0) => ({
  ...begun({
    key,
    userId,
    order: { from: 701, to: 802, amount: "1.00", memo: null, quote_id: "q" },
    figures: { total: "1.01", currency: "USD", credited: "1.00", payee: "Bob L." },
  }),
  sentAt,
});

test("what is kept is found again, each under its own key", () => {
  const shelf = new Shelf();
  const storage = new PaymentStorage(shelf);
  storage.write(payment("a", 7));
  storage.write(payment("b", 7));
  storage.write({ ...payment("a", 7), phase: "unknown" });
  assert.equal(shelf.length, 2);
  assert.equal(new PaymentStorage(shelf).read("a")?.phase, "unknown");
  storage.remove("a");
  assert.equal(storage.read("a"), null);
  assert.equal(storage.read("b")?.key, "b");
});

test("a client sees their own payments only, the first one first", () => {
  const storage = new PaymentStorage(new Shelf());
  storage.write(payment("late", 7, 2));
  storage.write(payment("other", 8, 1));
  storage.write(payment("early", 7, 1));
  assert.deepEqual(storage.all(7).map(({ key }) => key), ["early", "late"]);
  assert.deepEqual(storage.all(9), []);
});

test("foreign and broken entries are passed over", () => {
  const shelf = new Shelf();
  const storage = new PaymentStorage(shelf);
  shelf.setItem("theme", "dark");
  shelf.setItem("easybilling.payment.broken", "{");
  shelf.setItem("easybilling.payment.null", "null");
  shelf.setItem("easybilling.payment.moved", JSON.stringify(payment("elsewhere", 7)));
  storage.write(payment("a", 7));
  assert.deepEqual(storage.all(7).map(({ key }) => key), ["a"]);
  assert.equal(storage.read("broken"), null);
});

test("a full storage is told on writing; a blocked one holds nothing", () => {
  const full = new Shelf();
  full.setItem = () => {
    throw new Error("QuotaExceededError");
  };
  assert.throws(() => new PaymentStorage(full).write(payment("a", 7)));
  const blocked = /** @type {any} */ ({
    get length() {
      throw new Error("SecurityError");
    },
    getItem() {
      throw new Error("SecurityError");
    },
  });
  assert.deepEqual(new PaymentStorage(blocked).all(7), []);
  assert.equal(new PaymentStorage(blocked).read("a"), null);
});

test("changes of other entries are not those of payments", () => {
  const event = (/** @type {string | null} */ key) => /** @type {any} */ ({ key });
  assert.ok(isOfPayments(event("easybilling.payment.a")));
  assert.ok(isOfPayments(event(null)), "everything was cleared");
  assert.ok(!isOfPayments(event("easybilling.user")));
});
