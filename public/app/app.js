import { Books } from "./books/books.js";
import { EventStream } from "./events/stream.js";
import { Payments } from "./payments/payments.js";
import { Router } from "./routing/router.js";
import { Client } from "./rpc/client.js";
import { Session } from "./session/session.js";
import { signal } from "./state/signal.js";

/** The parts of the app that live as long as it does. Views get all of them. */
export class App {
  client = new Client();
  session = new Session(this.client);
  books = new Books(this.client);
  payments = new Payments(this.client);
  router = new Router();
  stream = new EventStream((event) => this.#happened(event));
  /** What was announced last, for people who see it and for those who hear it. @type {import("./state/signal.js").Signal<Announcement | null>} */
  announcement = signal(/** @type {any} */ (null));
  /** Why nobody knows yet who is there. @type {import("./state/signal.js").Signal<import("./rpc/failure.js").Failure | null>} */
  beginFailure = signal(/** @type {any} */ (null));

  /** @typedef {{ text: string, tone: "plain" | "good" | "bad" }} Announcement */

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
  }
}
