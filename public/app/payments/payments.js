import { Failure } from "../rpc/failure.js";
import { signal } from "../state/signal.js";
import { isOfPayments } from "./kept.js";
import { newKey } from "./new-key.js";
import { begun, next } from "./payment.js";
import { PaymentStorage } from "./payment-storage.js";

/**
 * The transfers that this browser was told to send and whose outcome is not certain yet. Each is kept in the browser before
 * it is sent; after a reload, a crash or a new log-in the books are asked what became of it.
 *
 * Several tabs see the same payments. Whoever does something about one holds its lock, and reads it anew first.
 *
 * @typedef {import("./payment.js").Payment} Payment
 * @typedef {import("./payment.js").Outcome} Outcome
 * @typedef {{ payment: Payment, outcome: Outcome, isAwaited: boolean }} News `isAwaited`: the tab that paid has said it already
 */
export class Payments {
  /** Those of the client who is logged in. @type {import("../state/signal.js").Signal<Payment[]>} */
  pending = signal(/** @type {Payment[]} */ ([]));
  /** Outcomes that came later than somebody waited for them. @type {import("../state/signal.js").Signal<News[]>} */
  news = signal(/** @type {News[]} */ ([]));
  #client;
  #storage;
  /** @type {number | null} */
  #userId = null;
  /** @type {Map<string, ReturnType<typeof setTimeout>>} when to ask again, by key */
  #timers = new Map();
  /** Those that another tab does something about, by key. @type {Set<string>} */
  #inLine = new Set();
  /** What was not certain at the log-out. @type {Payment[]} */
  #threatened = [];
  /** @type {BroadcastChannel | null} */
  #channel = null;

  /** @param {import("../rpc/client.js").Client} client @param {PaymentStorage} [storage] */
  constructor(client, storage = new PaymentStorage()) {
    this.#client = client;
    this.#storage = storage;
    globalThis.addEventListener?.("storage", (event) => {
      // Everything was wiped out, as at a log-out: that is no reason to forget what is not certain.
      if (event.key === null) this.#rescue();
      if (isOfPayments(event)) this.#show();
    });
  }

  /** Shows a client's payments, and asks about each if there is a session. @param {number} userId @param {boolean} hasSession */
  begin(userId, hasSession) {
    if (this.#userId !== userId) this.end();
    this.#userId = userId;
    this.#restore();
    if (!this.#channel) {
      this.#channel = new BroadcastChannel(`easybilling.payments.${userId}`);
      this.#channel.onmessage = ({ data }) => (this.news.value = [...this.news.peek(), data]);
    }
    this.#show();
    if (hasSession) this.wake();
  }

  /** Shows nobody's payments: they stay in the browser until their client logs in again. */
  end() {
    this.#rescue();
    this.#userId = null;
    this.#timers.forEach((timer) => clearTimeout(timer));
    this.#timers.clear();
    this.#channel?.close();
    this.#channel = null;
    this.pending.value = [];
    this.news.value = [];
  }

  /** Asks what became of all payments, for instance when the browser is online again. */
  wake() {
    for (const { key } of this.pending.peek()) this.look(key);
  }

  /**
   * Pays. The payment is kept in the browser first; if that is impossible nothing is sent, because nobody could find out
   * later what became of it.
   *
   * @param {{ order: import("./payment.js").Order, figures: import("./payment.js").Figures, key?: string }} confirmed `key`: that
   *   of a payment which is certain not to have been made
   * @param {() => boolean} isAwaited whether somebody still waits for the answer; else it is news like any other
   * @returns {Promise<Outcome | null>} `null` when nobody knows the outcome yet: it is asked for from then on
   * @throws {Failure} `storage` when it cannot be kept; nothing was sent
   */
  pay({ order, figures, key = newKey() }, isAwaited) {
    const userId = this.#userId;
    if (userId === null) throw new Error("Only a client can pay");
    const event = /** @type {const} */ ({ name: "confirmed" });
    return this.#alone(key, false, async () => {
      const known = this.#storage.read(key);
      // In the meantime another tab may have sent it: then it is only asked about.
      if (known && known.phase !== "absent") return this.#advance(known, { name: "woken" });
      const payment = { ...(known ?? begun({ key, userId, order, figures })), order, figures };
      const outcome = await this.#advance(payment, event);
      if (outcome) this.#tell(told(payment, outcome, isAwaited()));
      return outcome;
    });
  }

  /**
   * Asks what became of a payment, unless somebody does so already or is sending it.
   *
   * @param {string} key
   * @returns {Promise<Outcome | null>} `null` while that is not known
   */
  look(key) {
    return this.#again(key, { name: "woken" });
  }

  /** Gives up a payment that is certain not to have been made. @param {string} key */
  drop(key) {
    return this.#again(key, { name: "dropped" });
  }

  /** Takes away an outcome that was read. @param {News} read */
  dismiss(read) {
    this.news.value = this.news.peek().filter((one) => one !== read);
  }

  /** @param {string} key @param {import("./payment.js").Event} event @returns {Promise<Outcome | null>} */
  async #again(key, event) {
    const outcome = await this.#alone(key, true, async () => {
      const payment = this.#storage.read(key);
      if (!payment || payment.userId !== this.#userId) return null;
      const learned = await this.#advance(payment, event);
      if (learned && learned.status !== "dropped") this.#tell(told(payment, learned, false));
      return learned;
    });
    this.#show();
    return outcome;
  }

  /**
   * Goes on with a payment until its outcome is known or it has to wait. Its lock is held meanwhile.
   *
   * @param {Payment} payment @param {import("./payment.js").Event} event @returns {Promise<Outcome | null>}
   */
  async #advance(payment, event) {
    for (;;) {
      const step = next(payment, event, Date.now());
      const isKept = this.#keep(payment.key, step.payment);
      if (!isKept && event.name === "confirmed") throw new Failure("storage");
      if (step.action.name === "end") return step.action.outcome;
      payment = /** @type {Payment} */ (step.payment);
      if (step.action.name === "wait") return null;
      if (step.action.name === "ask" && step.action.pause > 0) {
        // Others may ask, too, while this tab pauses.
        this.#later(payment.key, step.action.pause);
        return null;
      }
      await pause(step.action.pause);
      event = step.action.name === "send" ? await this.#send(payment) : await this.#ask(payment);
    }
  }

  /** @param {Payment} payment @returns {Promise<import("./payment.js").Event>} */
  async #send({ order, key }) {
    const { memo, ...rest } = order;
    try {
      const params = { ...rest, ...(memo ? { memo } : {}), idempotency_key: key };
      return { name: "told", transfer: await this.#client.call("transfer.create", params) };
    } catch (failure) {
      return failed(failure);
    }
  }

  /** @param {Payment} payment @returns {Promise<import("./payment.js").Event>} */
  async #ask({ key, userId }) {
    try {
      // In one batch, so that both answers are for the same session: another client's books know nothing of this key.
      const [user, { transfer }] = await Promise.all([
        this.#client.read("user.get"),
        this.#client.read("transfer.resolve", { idempotency_key: key }),
      ]);
      if (user.id !== userId) return failed(new Failure("unauthenticated"));
      return transfer ? { name: "told", transfer } : { name: "nothing" };
    } catch (failure) {
      return failed(failure);
    }
  }

  /**
   * @param {string} key @param {Payment | null} payment
   * @returns {boolean} whether the browser kept it. Once it is sent, what was kept before is enough to ask about it
   */
  #keep(key, payment) {
    try {
      if (payment) this.#storage.write(payment);
      else {
        this.#storage.remove(key);
        this.#threatened = this.#threatened.filter((one) => one.key !== key);
      }
      return true;
    } catch {
      return false;
    } finally {
      this.#show();
    }
  }

  /** The service has the browser forget everything at the log-out, some moments later. What is not certain is kept again. */
  #rescue() {
    if (this.pending.peek().length === 0) return;
    this.#threatened = this.pending.peek();
    for (const moment of wipeMoments) setTimeout(() => this.#restore(), moment);
  }

  /** Keeps again what was wiped out. */
  #restore() {
    for (const payment of this.#threatened) {
      if (!this.#storage.read(payment.key)) this.#keep(payment.key, payment);
    }
  }

  #show() {
    this.pending.value = this.#userId === null ? [] : this.#storage.all(this.#userId);
  }

  /** Tells every tab, and this one unless it knows. @param {News} news */
  #tell(news) {
    if (!news.isAwaited) this.news.value = [...this.news.peek(), news];
    this.#channel?.postMessage(news);
  }

  /** @param {string} key @param {number} milliseconds */
  #later(key, milliseconds) {
    clearTimeout(this.#timers.get(key));
    this.#timers.set(key, setTimeout(() => this.look(key), milliseconds));
  }

  /**
   * Does something while no other tab does anything about the same payment.
   *
   * @param {string} key @param {boolean} onlyIfFree @param {() => Promise<Outcome | null>} task
   * @returns {Promise<Outcome | null>}
   */
  async #alone(key, onlyIfFree, task) {
    return await navigator.locks.request(
      lockName(key),
      { ifAvailable: onlyIfFree },
      (lock) => {
        if (lock) return task();
        this.#standInLine(key);
        return null;
      },
    );
  }

  /** Another tab does something about a payment. When it is done, or closed, this one looks. @param {string} key */
  async #standInLine(key) {
    if (this.#inLine.has(key)) return;
    this.#inLine.add(key);
    await navigator.locks.request(lockName(key), () => {});
    this.#inLine.delete(key);
    if (this.#storage.read(key)) this.look(key);
  }
}

/** When to look, after a log-out, whether the browser has forgotten what it must not, in milliseconds. */
const wipeMoments = [100, 500, 2_000, 10_000];

/** @param {string} key */
function lockName(key) {
  return `easybilling.payment.${key}`;
}

/** @param {Payment} payment @param {Outcome} outcome @param {boolean} isAwaited @returns {News} */
function told(payment, outcome, isAwaited) {
  // An error is nothing that other tabs could be sent.
  const { failure: _, ...rest } = /** @type {any} */ (outcome);
  return { payment, outcome: rest, isAwaited };
}

/** @param {number} milliseconds */
function pause(milliseconds) {
  return new Promise((resume) => setTimeout(resume, milliseconds));
}

/** @param {unknown} failure @returns {import("./payment.js").Event} */
function failed(failure) {
  if (!(failure instanceof Failure)) throw failure;
  return { name: "failed", failure };
}
