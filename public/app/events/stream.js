import { signal } from "../state/signal.js";

/**
 * The service's events in every open tab, over one connection of the whole browser: the tab that holds a lock listens and
 * tells the others. When it closes, the next one takes over, and everybody reads anew, since something may have been missed.
 *
 * @typedef {{ method: "transfer.completed" | "account.changed" | "resync", params: { transfer_id?: string,
 *   account_id?: number, seq?: number } }} Notification
 * @typedef {"connecting" | "live" | "lost"} Condition
 */

/** How long to wait before a refused stream is asked for again: longer each time. */
const firstPause = 1_000;
const longestPause = 30_000;

export class EventStream {
  /** @type {import("../state/signal.js").Signal<Condition>} */
  condition = signal(/** @type {Condition} */ ("connecting"));
  #onEvent;
  #onRefused;
  /** @type {BroadcastChannel | null} */
  #channel = null;
  /** @type {EventSource | null} */
  #source = null;
  /** @type {AbortController | null} */
  #over = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #again;
  #pause = firstPause;

  /**
   * @param {(event: Notification) => void} onEvent called once an event in each tab
   * @param {() => void} onRefused called in each tab when the service refuses the stream, as it does when the session is over
   */
  constructor(onEvent, onRefused) {
    this.#onEvent = onEvent;
    this.#onRefused = onRefused;
  }

  /** Begins to listen for a client's events. @param {number} userId */
  begin(userId) {
    this.end();
    const name = `easybilling.events.${userId}`;
    this.#over = new AbortController();
    const { signal: isOver } = this.#over;
    this.#channel = new BroadcastChannel(name);
    this.#channel.onmessage = ({ data }) => this.#hear(data);
    // A tab that comes later asks how the connection is; nobody answers the first one.
    this.#channel.postMessage({ ask: true });
    navigator.locks
      .request(name, { signal: isOver }, () => {
        this.#listen();
        return new Promise((release) => isOver.addEventListener("abort", () => release(undefined)));
      })
      .catch(() => {
        // The wait for the lock was ended by `end`.
      });
  }

  /** Stops listening, when the session ends. */
  end() {
    this.#over?.abort();
    this.#over = null;
    clearTimeout(this.#again);
    this.#source?.close();
    this.#source = null;
    this.#channel?.close();
    this.#channel = null;
    this.condition.value = "connecting";
  }

  /** Tries at once, for instance when the browser is online again. */
  retry() {
    if (!this.#source || this.#source.readyState !== EventSource.CLOSED) return;
    this.#pause = firstPause;
    this.#listen();
  }

  #listen() {
    clearTimeout(this.#again);
    const source = new EventSource("/events");
    this.#source = source;
    let isFirst = true;
    source.onopen = () => {
      this.#pause = firstPause;
      this.#tell({ condition: "live" });
      // What happened before this stream began is not told by it.
      if (isFirst) this.#tell({ event: { method: "resync", params: {} } });
      isFirst = false;
    };
    source.onmessage = ({ data }) => {
      const { method, params } = JSON.parse(data);
      this.#tell({ event: { method, params } });
    };
    source.onerror = () => {
      // The browser comes back by itself unless the service refused: then later, and ever less often.
      const isRefused = source.readyState === EventSource.CLOSED;
      this.#tell({ condition: "lost", isRefused });
      if (!isRefused) return;
      this.#again = setTimeout(() => this.#listen(), this.#pause);
      this.#pause = Math.min(this.#pause * 2, longestPause);
    };
  }

  /** @typedef {{ condition?: Condition, isRefused?: boolean, event?: Notification, ask?: boolean }} Message what tabs tell each other */

  /** @param {Message} message */
  #tell(message) {
    this.#channel?.postMessage(message);
    this.#hear(message);
  }

  /** @param {Message} message */
  #hear({ condition, isRefused, event, ask }) {
    if (condition) this.condition.value = condition;
    if (isRefused) this.#onRefused();
    if (event) this.#onEvent(event);
    if (ask && this.#source) this.#channel?.postMessage({ condition: this.condition.peek() });
  }
}
