import { prefix } from "./kept.js";

/**
 * Where payments are kept until their outcome is certain: in the browser, one entry a payment, so that tabs do not overwrite
 * each other's.
 */

export class PaymentStorage {
  #storage;

  /** @param {Pick<Storage, "length" | "key" | "getItem" | "setItem" | "removeItem">} [storage] */
  constructor(storage) {
    this.#storage = storage;
  }

  // Merely to name a storage that is blocked is an error in some browsers.
  get #place() {
    return this.#storage ?? localStorage;
  }

  /**
   * Keeps a payment; what is there under its key is replaced.
   *
   * @param {import("./payment.js").Payment} payment
   * @throws {DOMException} when the storage is full or blocked
   */
  write(payment) {
    this.#place.setItem(prefix + payment.key, JSON.stringify(payment));
  }

  /** @param {string} key @returns {import("./payment.js").Payment | null} */
  read(key) {
    try {
      const payment = JSON.parse(this.#place.getItem(prefix + key) ?? "null");
      return payment?.key === key && payment.order && payment.figures ? payment : null;
    } catch {
      // Somebody else's words, or no storage: there is no payment to be found.
      return null;
    }
  }

  /** @param {string} key */
  remove(key) {
    this.#place.removeItem(prefix + key);
  }

  /** A client's payments, in the order in which they were sent. @param {number} userId */
  all(userId) {
    return this.#keys()
      .flatMap((key) => this.read(key) ?? [])
      .filter((payment) => payment.userId === userId)
      .sort((a, b) => a.sentAt - b.sentAt);
  }

  #keys() {
    try {
      const names = Array.from({ length: this.#place.length }, (_, index) => this.#place.key(index) ?? "");
      return names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
    } catch {
      return [];
    }
  }
}
