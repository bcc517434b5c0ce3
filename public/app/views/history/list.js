import { batch, signal, whenOver } from "../../state/signal.js";
import { merge } from "./merge.js";
import { paramsOf, standardSort } from "./question.js";

/** Rows that come at once. */
export const pageSize = 50;
/** The service's own limit. */
const limitMax = 200;
/** How many rows are read again at most when a person comes back to a long list. */
const rowsAgainMax = 1_000;

/**
 * The transfers that a question shows, as far as they were read. What was read stays until the next answer is there.
 *
 * @typedef {import("../../books/transfer.js").Transfer} Transfer
 * @typedef {import("./question.js").Question} Question
 * @typedef {{ question: Question, rows: Transfer[], cursor: string | null, isShort: boolean, arrived: Set<string>,
 *   came: number }} Shown `cursor` is where the list goes on; `isShort`: rows that were looked at last did not fit; `arrived`
 *   have come by themselves, `came` is how many the person loaded last
 */
export class HistoryList {
  /** @type {import("../../state/signal.js").Signal<Shown | undefined>} */
  value = signal(/** @type {Shown | undefined} */ (undefined));
  isBusy = signal(false);
  isLoadingMore = signal(false);
  /** @type {import("../../state/signal.js").Signal<import("../../rpc/failure.js").Failure | null>} */
  failure = signal(/** @type {any} */ (null));
  #client;
  /** @type {Question | null} */
  #asked = null;
  /** Grows with each question: answers to an older one are dropped. */
  #latest = 0;
  #count = pageSize;
  /** @type {Promise<boolean>} the reading of the first rows of what is asked for */
  #first = Promise.resolve(true);
  /** @type {Promise<boolean>} the last step that goes on from what is shown */
  #turn = Promise.resolve(true);

  /** @param {{ read: (method: string, params: object) => Promise<any> }} client */
  constructor(client) {
    this.#client = client;
    whenOver(() => this.drop());
  }

  /**
   * Reads from the beginning.
   *
   * @param {Question} question @param {number} [count] how many rows there were, when the person comes back
   */
  ask(question, count = pageSize) {
    this.#asked = question;
    this.#count = count;
    this.#latest += 1;
    this.#first = this.#read(async () => ({
      ...await this.#rows(question, count),
      question,
      arrived: new Set(),
      came: 0,
    }));
    return this.#first;
  }

  /** Nothing can be asked: what was shown was another question's. */
  drop() {
    this.#asked = null;
    this.#latest += 1;
    batch(() => {
      this.value.value = undefined;
      this.failure.value = null;
      this.isBusy.value = false;
      this.isLoadingMore.value = false;
    });
  }

  /** What is asked for now. */
  get asked() {
    return this.#asked;
  }

  /** Tries again what failed, or looks for what is new. @returns {Promise<boolean>} */
  refresh = () => {
    const question = this.#asked;
    if (!question) return Promise.resolve(false);
    if (this.value.peek()?.question !== question) {
      // Whatever happened since the first rows were asked for is read after them.
      return this.isBusy.peek() ? this.#first.then(this.refresh) : this.ask(question, this.#count);
    }
    return this.#inTurn(async (shown) => {
      // Newest first, whatever is new stands at the beginning; in another order it may stand anywhere.
      const isNewestFirst = question.sort === standardSort;
      const count = isNewestFirst ? pageSize : shown.rows.length + (shown.cursor ? 0 : pageSize);
      const fresh = await this.#rows(question, count);
      const { rows, arrived } = merge(shown.rows, fresh.rows);
      const isAnew = fresh.rows.length > 0 && rows.length === fresh.rows.length;
      const { cursor, isShort } = isAnew ? fresh : shown;
      // Where nothing is new, what was said of further rows stays.
      const came = arrived.size > 0 ? 0 : shown.came;
      return { question, rows, arrived, cursor, isShort, came };
    });
  };

  /** Goes on where the list ends. @returns {Promise<boolean>} whether something came of it */
  more = async () => {
    if (this.isLoadingMore.peek()) return false;
    this.isLoadingMore.value = true;
    const isRead = await this.#inTurn(async (shown) => {
      if (!shown.cursor) return { ...shown, arrived: new Set(), came: 0 };
      const next = await this.#page(shown.question, pageSize, shown.cursor);
      const rows = [...shown.rows, ...next.rows];
      return { ...shown, rows, cursor: next.cursor, isShort: next.isShort, arrived: new Set(), came: next.rows.length };
    });
    this.isLoadingMore.value = false;
    return isRead;
  };

  /**
   * Goes on from what is shown, after whatever does so already: neither loses what the other read.
   *
   * @param {(shown: Shown) => Promise<Shown>} step
   */
  #inTurn(step) {
    const latest = this.#latest;
    const mine = this.#turn.then(() => {
      const shown = this.value.peek();
      return shown && latest === this.#latest ? this.#read(() => step(shown)) : false;
    });
    this.#turn = mine;
    return mine;
  }

  /** @param {() => Promise<Shown>} read @returns {Promise<boolean>} false when it failed or was overtaken */
  async #read(read) {
    const latest = this.#latest;
    this.isBusy.value = true;
    try {
      const shown = await read();
      if (latest !== this.#latest) return false;
      batch(() => {
        this.value.value = shown;
        this.failure.value = null;
      });
      return true;
    } catch (failure) {
      if (latest === this.#latest) this.failure.value = /** @type {any} */ (failure);
      return false;
    } finally {
      if (latest === this.#latest) this.isBusy.value = false;
    }
  }

  /** The first rows, in as few pages as it takes. @param {Question} question @param {number} count */
  async #rows(question, count) {
    /** @type {Transfer[]} */
    const rows = [];
    const wanted = Math.min(count, rowsAgainMax);
    let page = await this.#page(question, Math.min(Math.max(wanted, 1), limitMax), null);
    rows.push(...page.rows);
    while (rows.length < wanted && page.cursor !== null && !page.isShort) {
      page = await this.#page(question, Math.min(wanted - rows.length, limitMax), page.cursor);
      rows.push(...page.rows);
    }
    return { rows, cursor: page.cursor, isShort: page.isShort };
  }

  /** @param {Question} question @param {number} limit @param {string | null} cursor */
  async #page(question, limit, cursor) {
    const answer = await this.#client.read("transfer.list", {
      ...paramsOf(question),
      limit,
      ...(cursor !== null && { cursor }),
    });
    /** @type {Transfer[]} */
    const rows = answer.items;
    const next = answer.has_more ? /** @type {string} */ (answer.next_cursor) : null;
    return { rows, cursor: next, isShort: next !== null && rows.length < limit };
  }
}
