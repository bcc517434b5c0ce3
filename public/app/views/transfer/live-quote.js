import { computed, effect, signal, whenOver } from "../../state/signal.js";

/**
 * The price of what is being filled in, asked for as it changes. The latest request wins; what is shown meanwhile is marked as
 * old.
 *
 * @typedef {{ quote_id: string, from: number, to: number, from_currency: string, to_currency: string, amount: string, fee: string,
 *   total: string, credited: string, rate: string, payee: { account_id: number, currency: string, name: string | null },
 *   expires_at: string }} Quote
 * @typedef {{ quote: Quote, isProbe: boolean, heldUntil: number, wanted: string }} Held a price and until when it holds, in
 *   milliseconds of the device's clock; `wanted` is what it is the price of
 */

/** The service holds a price for two minutes. The device's clock may be wrong, so it is counted from when it was asked for. */
const holdTime = 120_000;
/** A price that holds no longer than this is asked for anew before it is shown to be confirmed. */
export const freshTime = 45_000;
/** How long typing has to pause. An account's number is waited for longer: each beginning may be somebody else's. */
const amountPause = 250;
const accountPause = 600;

export class LiveQuote {
  /** The latest price. @type {import("../../state/signal.js").Signal<Held | null>} */
  held = signal(/** @type {Held | null} */ (null));
  /** Why there is none. @type {import("../../state/signal.js").Signal<import("../../rpc/failure.js").Failure | null>} */
  failure = signal(/** @type {any} */ (null));
  isAsking = signal(false);
  /** Whether the latest price holds no longer. */
  isExpired = signal(false);
  #client;
  #wanted;
  #latest = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {import("../../rpc/client.js").Client} client
   * @param {() => { request: import("./draft.js").QuoteRequest, isProbe: boolean } | null} request what to price; reads signals
   */
  constructor(client, request) {
    this.#client = client;
    this.#wanted = computed(() => JSON.stringify(request()));
    whenOver(() => {
      clearTimeout(this.#timer);
      this.#latest = -1;
    });
    let account = 0;
    effect(() => {
      const wanted = JSON.parse(this.#wanted.value);
      this.failure.value = null;
      clearTimeout(this.#timer);
      // Whatever is under way answers a question that nobody has any more.
      this.#latest += 1;
      this.isAsking.value = false;
      if (!wanted) {
        this.held.value = null;
        return;
      }
      const isOther = wanted.request.to !== account;
      account = wanted.request.to;
      if (isOther) this.held.value = null;
      this.isAsking.value = true;
      this.#timer = setTimeout(() => this.ask(), isOther ? accountPause : amountPause);
    });
    effect(() => {
      const held = this.held.value;
      this.isExpired.value = false;
      if (!held) return;
      const timer = setTimeout(() => (this.isExpired.value = true), held.heldUntil - Date.now());
      whenOver(() => clearTimeout(timer));
    });
  }

  /** Whether what is held is the price of what is wanted now. */
  get isCurrent() {
    return this.held.value?.wanted === this.#wanted.value;
  }

  /** Asks at once, for instance when a price has expired. */
  async ask() {
    const wanted = this.#wanted.peek();
    const asked = JSON.parse(wanted);
    if (!asked || this.#latest < 0) return;
    clearTimeout(this.#timer);
    const mine = ++this.#latest;
    const begin = Date.now();
    this.isAsking.value = true;
    try {
      const quote = await this.#client.read("quote.create", asked.request);
      if (mine !== this.#latest) return;
      this.failure.value = null;
      this.held.value = { quote, isProbe: asked.isProbe, heldUntil: begin + holdTime, wanted };
    } catch (failure) {
      if (mine !== this.#latest) return;
      this.held.value = null;
      this.failure.value = /** @type {any} */ (failure);
    } finally {
      if (mine === this.#latest) this.isAsking.value = false;
    }
  }

  /** Makes sure that what is held is the price of what is wanted now, and holds for a while. @param {number} [atLeast] milliseconds */
  async settle(atLeast = 0) {
    const held = this.held.peek();
    if (held?.wanted === this.#wanted.peek() && held.heldUntil - Date.now() > atLeast) return;
    await this.ask();
  }
}
