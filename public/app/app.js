import { Books } from "./books/books.js";
import { EventStream } from "./events/stream.js";
import { Router } from "./routing/router.js";
import { Client } from "./rpc/client.js";
import { Session } from "./session/session.js";
import { signal } from "./state/signal.js";

/**
 * The parts of the app that live as long as it does. Views get all of them.
 *
 * @typedef {{ text: string, tone: import("./components/notice.js").Tone }} Announcement
 */
export class App {
  client = new Client();
  session = new Session(this.client);
  books = new Books(this.client);
  router = new Router();
  stream = new EventStream(
    (event) => this.#happened(event),
    // Was it the session that ended? Then this reading says so.
    () => this.books.accounts.refresh(),
  );
  /**
   * Transfers that were sent and whose outcome is not certain; `null` as long as nobody needs them.
   *
   * @type {import("./state/signal.js").Signal<import("./payments/payments.js").Payments | null>}
   */
  payments = signal(/** @type {any} */ (null));
  /** What was announced last, for people who see it and for those who hear it. @type {import("./state/signal.js").Signal<Announcement | null>} */
  announcement = signal(/** @type {any} */ (null));
  /** Why nobody knows yet who is there. @type {import("./state/signal.js").Signal<import("./rpc/failure.js").Failure | null>} */
  beginFailure = signal(/** @type {any} */ (null));

  /** Finds out who is there; when the service cannot be reached, `beginFailure` says so and this may be tried again. */
  async begin() {
    this.beginFailure.value = null;
    try {
      await this.session.begin();
    } catch (failure) {
      this.beginFailure.value = /** @type {import("./rpc/failure.js").Failure} */ (failure);
    }
  }

  /** What paying takes; it is loaded when somebody pays, or when something that was sent is not certain yet. */
  async loadPayments() {
    const { Payments } = await import("./payments/payments.js");
    const payments = this.payments.peek() ?? new Payments(this.client);
    this.payments.value = payments;
    return payments;
  }

  /** The device is online again: whatever was missed is read. */
  resume() {
    if (this.session.user.peek() === undefined) this.begin();
    else {
      this.stream.retry();
      this.books.changed();
      this.payments.peek()?.wake();
    }
  }

  /**
   * Says what just happened, politely: it is shown for a while and read aloud.
   *
   * @param {string} text @param {Announcement["tone"]} [tone]
   */
  announce(text, tone = "plain") {
    this.announcement.value = { text, tone };
  }

  /** @param {import("./events/stream.js").Notification} event */
  #happened(event) {
    const id = event.params.transfer_id;
    if (id) this.books.arrived.add(id);
    this.books.changed();
    this.payments.peek()?.wake();
  }
}
