import { text } from "../../language/words.js";
import { Failure } from "../../rpc/failure.js";
import { explorerAddress } from "../../routing/addresses.js";
import { computed, signal } from "../../state/signal.js";
import { refusalsOf } from "./answer.js";
import { callsOf, deedsOf } from "./effects.js";
import { isObject, Numeral, writeJson } from "./json.js";
import { isKeepable, Sheet } from "./sheet.js";

/** The contract's limit of calls in one batch. */
export const batchMax = 50;
/** Longer than the longest answer is kept open: `events.poll` waits for 25 seconds. */
const patience = 40_000;
const usualMethod = "account.list";

/**
 * Everything on the explorer's desk: the document, a sheet for each method, the batch, the last answer.
 *
 * @typedef {import("./json.js").Json} Json
 * @typedef {{ call: { [name: string]: Json } }} Entry a call in the batch
 * @typedef {{ names: string[], status: number, milliseconds: number, text: string,
 *   refusals: import("./answer.js").Refusal[], failure: Failure | null }} Answer
 */
export class Desk {
  order = signal(/** @type {import("./message.js").Order} */ ("named"));
  answer = signal(/** @type {Answer | null} */ (null));
  isBusy = signal(false);
  batch = signal(/** @type {Entry[]} */ ([]));
  /** The call of the batch that is open for changes, and where. @type {import("../../state/signal.js").Signal<{ entry: Entry, sheet: Sheet } | null>} */
  open = signal(/** @type {any} */ (null));
  /** The name of the method that the address asks for. */
  name;
  #sheets = new Map();

  /**
   * @param {import("../../app.js").App} app @param {import("../../routing/routes.js").Place} place
   * @param {any} document what `rpc.discover` answered
   */
  constructor(app, place, document) {
    this.app = app;
    this.document = document;
    this.name = computed(() => place.query.value.get("method") ?? usualMethod);
    // The sheets last as long as the desk, not as long as the effect that first asks for one.
    for (const method of document.methods) this.#sheets.set(method.name, new Sheet(method, document, this.order));
  }

  /** The sheet of a method; `undefined` when there is no such method. @param {string} name @returns {Sheet | undefined} */
  sheet(name) {
    return this.#sheets.get(name);
  }

  /** @param {string} name */
  go(name) {
    this.app.router.go(`${explorerAddress}?method=${encodeURIComponent(name)}`);
  }

  /** The batch as it is sent. @returns {Json} */
  batchMessage() {
    return this.batch.value.map(({ call }, index) => ({ ...call, id: new Numeral(String(index + 1)) }));
  }

  /** Whether a message can be put into the batch. @param {Json | undefined} message */
  isKeepable(message) {
    return message !== undefined && isKeepable(message);
  }

  /** Puts a sheet's call into the batch, or back to where it was taken from. @param {Sheet} sheet */
  keep(sheet) {
    const { message } = sheet.reading.peek();
    if (!isObject(message)) return;
    const entry = { call: message };
    const open = this.open.peek();
    const replaced = open?.sheet === sheet ? open.entry : null;
    this.batch.value = replaced
      ? this.batch.peek().map((one) => (one === replaced ? entry : one))
      : [...this.batch.peek(), entry];
    if (replaced) this.open.value = null;
    // The next payment is another one.
    if (sheet.mode.peek() === "form" && deedsOf(message, this.document).length > 0) sheet.clear();
  }

  /** Opens a call of the batch. @param {Entry} entry */
  edit(entry) {
    const name = String(entry.call.method);
    const known = this.sheet(name) ?? this.sheet(this.name.peek()) ?? this.sheet(usualMethod);
    if (!known) return;
    this.open.value = { entry, sheet: known };
    known.open(entry.call);
    if (known.method.name !== this.name.peek()) this.go(known.method.name);
  }

  /** @param {Entry} entry */
  remove(entry) {
    this.batch.value = this.batch.peek().filter((one) => one !== entry);
    if (this.open.peek()?.entry === entry) this.open.value = null;
  }

  emptyBatch() {
    this.batch.value = [];
    this.open.value = null;
  }

  /** @param {Sheet} sheet */
  async sendSheet(sheet) {
    const { message } = sheet.reading.peek();
    if (!(await this.#send(sheet.body, message))) return;
    sheet.forgetSecrets();
    const [first] = this.answer.peek()?.refusals ?? [];
    sheet.problems.value = first?.method === sheet.method.name ? first.faults : new Map();
  }

  /** Asks for the next page, with everything else as it stands in the form. @param {string} method @param {string} cursor */
  async goOn(method, cursor) {
    const sheet = this.sheet(method);
    const field = sheet?.drafts.peek().find(({ name }) => name === "cursor");
    if (!sheet || !field) return;
    sheet.mode.value = "form";
    field.draft.text.value = cursor;
    await this.sendSheet(sheet);
  }

  sendBatch() {
    const message = this.batchMessage();
    return this.#send(writeJson(message), message);
  }

  /**
   * @param {string} body @param {Json | undefined} message `undefined` when it cannot be read
   * @returns {Promise<boolean>} whether it was sent
   */
  async #send(body, message) {
    if (this.isBusy.peek()) return false;
    this.isBusy.value = true;
    try {
      const deeds = message === undefined ? [] : deedsOf(message, this.document);
      const isHarmless = message !== undefined && deeds.length === 0;
      if (!isHarmless && !(await this.#ask(deeds, message !== undefined))) return false;
      this.answer.value = await this.#exchange(body, message);
      if (deeds.some(({ effect }) => effect === "access")) await this.#lookWhoIsThere();
      return true;
    } finally {
      this.isBusy.value = false;
    }
  }

  /** @param {import("./effects.js").Deed[]} deeds @param {boolean} isReadable */
  async #ask(deeds, isReadable) {
    const question = await import("./question.js").catch(() => null);
    // Nothing is sent without the question.
    if (!question) this.app.announce(text("app.unreachable"), "bad");
    return question ? question.askFirst(this.app, deeds, isReadable) : false;
  }

  /** @param {string} body @param {Json | undefined} message @returns {Promise<Answer>} */
  async #exchange(body, message) {
    const names = callsOf(message ?? null).map(({ method }) => String(method));
    try {
      const answer = await this.app.client.send(body, patience);
      return { names, ...answer, refusals: refusalsOf(answer.text, message, this.document), failure: null };
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure;
      return { names, status: 0, milliseconds: 0, text: "", refusals: [], failure };
    }
  }

  /** The session may have ended, or be another person's. */
  async #lookWhoIsThere() {
    try {
      const user = await this.app.client.read("user.get");
      if (user.id !== this.app.session.user.peek()?.id) await this.app.begin();
    } catch (failure) {
      // Nobody is there any more: the app has heard that, too. Everything else is no matter of this call.
      if (!(failure instanceof Failure)) throw failure;
    }
  }
}
