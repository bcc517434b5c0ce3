import { failureText } from "../../language/failures.js";
import { text } from "../../language/words.js";
import { isOf } from "../../payments/payment.js";
import { Failure } from "../../rpc/failure.js";
import { transactionAddress } from "../../routing/addresses.js";
import { computed, effect, signal, whenOver } from "../../state/signal.js";
import { freshTime } from "./live-quote.js";
import { problemsOf } from "./refusals.js";
import { ignoreSecondClick } from "./second-click.js";

/** @typedef {import("../../payments/payments.js").Payments} Payments */
/** @typedef {import("./flow.js").TransferFlow} TransferFlow @typedef {import("./live-quote.js").Quote} Quote */

const slowAfter = 3_000;

/** One price shown to be confirmed, and what came of confirming it. */
export class Signing {
  /** Why nothing was sent. */
  trouble = signal("");
  /** The price that was shown before the present one. @type {import("../../state/signal.js").Signal<Quote | null>} */
  before = signal(/** @type {Quote | null} */ (null));
  isPaying = signal(false);
  /** Whether the answer takes longer than anybody waits without a word. */
  isSlow = signal(false);
  #isOver = false;
  #flow;
  #payments;

  /** @param {TransferFlow} flow @param {Payments} payments */
  constructor(flow, payments) {
    this.#flow = flow;
    this.#payments = payments;
    const { live } = flow;
    whenOver(() => (this.#isOver = true));
    const isThis = (/** @type {import("../../payments/payment.js").Payment} */ payment) => {
      const quote = live.held.value?.quote;
      return quote !== undefined && isOf(payment, orderOf(flow, quote), quote.credited);
    };
    /** The same transfer, if it was confirmed before and its outcome is not certain, or it is certain not to have been made. */
    this.earlier = computed(() => payments.pending.value.find(isThis) ?? null);
    this.mode = computed(() => this.#mode());
    // What another tab has paid and told before is another transfer.
    const old = new Set(payments.news.peek().filter(({ isAwaited }) => isAwaited));
    /** @type {string | null} */
    let watched = null;
    effect(() => {
      watched = this.earlier.value?.key ?? watched;
      // It may have been learned before the price was there, after a reload; or by another tab, or be sent there.
      const isNews = (/** @type {import("../../payments/payments.js").News} */ one) =>
        one.payment.key === watched || (!old.has(one) && isThis(one.payment));
      const news = payments.news.value.find(isNews);
      if (news && "transferId" in news.outcome) {
        payments.dismiss(news);
        this.#end(news.outcome);
      }
    });
    live.settle(freshTime).then(() => this.#returnIfRefused());
  }

  /**
   * `pay`: it can be confirmed; `renew`: the price holds no longer; `look`: this very transfer may be on its way already.
   *
   * @returns {"pay" | "renew" | "look"}
   */
  #mode() {
    if (this.isPaying.value) return "pay";
    if (this.earlier.value && this.earlier.value.phase !== "absent") return "look";
    return this.#flow.live.isExpired.value ? "renew" : "pay";
  }

  /** Sends the transfer, once however often the button is pressed. @param {MouseEvent} event */
  async pay(event) {
    const { live } = this.#flow;
    const held = live.held.peek();
    // The second press of a double click may meet a button that has just come to stand here.
    if (event.detail > 1 || !held || this.isPaying.peek() || this.mode.peek() !== "pay") return;
    // A device that slept wakes with an old price.
    if (held.heldUntil <= Date.now()) return this.renew();
    if (!navigator.onLine) {
      this.trouble.value = text("app_transfer.offline");
      return;
    }
    this.trouble.value = "";
    this.isPaying.value = true;
    const slow = setTimeout(() => (this.isSlow.value = true), slowAfter);
    try {
      const { quote } = held;
      const confirmed = {
        order: orderOf(this.#flow, quote),
        figures: {
          total: quote.total,
          currency: quote.from_currency,
          credited: quote.credited,
          payee: quote.payee.name,
        },
        key: this.earlier.peek()?.key,
      };
      const outcome = await this.#payments.pay(confirmed, () => !this.#isOver);
      // Who has gone on meanwhile is told where they are.
      if (outcome && !this.#isOver) await this.#end(outcome);
    } catch (failure) {
      if (!(failure instanceof Failure) || failure.slug !== "storage") throw failure;
      this.trouble.value = text("app_transfer.storage");
    } finally {
      clearTimeout(slow);
      this.isSlow.value = false;
      this.isPaying.value = false;
    }
  }

  /** Shows the current price in place of one that has expired. */
  async renew() {
    const { live } = this.#flow;
    this.trouble.value = "";
    const before = live.held.peek()?.quote ?? null;
    await live.ask();
    this.#returnIfRefused();
    if (live.held.peek()) this.before.value = before;
  }

  /** @param {import("../../payments/payment.js").Outcome} outcome */
  async #end(outcome) {
    const flow = this.#flow;
    switch (outcome.status) {
      case "completed":
        ignoreSecondClick();
        flow.rememberPaid(outcome.transferId);
        flow.app.books.changed();
        flow.app.announce(text("outcome.transfer_completed"), "good");
        flow.app.router.go(transactionAddress(outcome.transferId), { replace: true });
        return;
      case "refused":
        // What is told about the account has to be what it holds now.
        await flow.app.books.accounts.refresh();
        if (outcome.slug === "quote_expired") this.renew();
        else if (outcome.slug === "quote_used") {
          this.renew().then(() => (this.trouble.value = text("fault.quote_used")));
        } else this.#refuse(outcome.failure ?? { slug: outcome.slug ?? "internal" });
        return;
      case "unsent":
        if (outcome.failure.fields.length > 0) this.#refuse(outcome.failure);
        else this.trouble.value = `${text("app_transfer.unsent")} ${failureText(outcome.failure)}`;
    }
  }

  /** A price that is refused names a field of the form. */
  #returnIfRefused() {
    const failure = this.#flow.live.failure.peek();
    if (failure && !failure.isRetryable && !failure.isOutcomeUnknown) this.#refuse(failure);
  }

  /** @param {{ slug: string, fields?: any[], facts?: any }} refusal */
  #refuse(refusal) {
    const flow = this.#flow;
    flow.problems.all.value = problemsOf(flow, refusal);
    flow.reopen();
  }
}

/** @param {TransferFlow} flow @param {Quote} quote @returns {import("../../payments/payment.js").Order} */
function orderOf(flow, quote) {
  return {
    from: quote.from,
    to: quote.to,
    amount: quote.amount,
    memo: flow.draft.value.memo.trim() || null,
    quote_id: quote.quote_id,
  };
}
