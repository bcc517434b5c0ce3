import { computed, signal } from "../../state/signal.js";
import { Misfit } from "./draft.js";
import { isObject, Misreading, readJson, Secret, writeJson } from "./json.js";
import { literal } from "./literal.js";
import { callOf, draftsOf, emptyDrafts, exampleDrafts, hasSecret, withSecrets } from "./message.js";

/**
 * One method's call as somebody writes it: in the form, or as JSON.
 *
 * @typedef {import("./json.js").Json} Json
 * @typedef {{ message: Json | undefined, misreading: Misreading | null }} Reading
 */
export class Sheet {
  mode = signal(/** @type {"form" | "json"} */ ("form"));
  /** The request as JSON, once it was opened so. */
  raw = signal("");
  /** Whether the JSON cannot be shown in the form. */
  isMisfit = signal(false);
  /** What the service found wrong, by pointers such as `/filter/direction`. @type {import("../../state/signal.js").Signal<Map<string, { code: string, detail: string }>>} */
  problems = signal(new Map());
  /** @type {import("../../state/signal.js").Signal<import("./draft.js").NamedDraft[]>} */
  drafts;
  /** What would be sent now. @type {{ readonly value: Reading, peek: () => Reading }} */
  reading;
  #document;

  /** @param {any} method @param {any} document @param {import("../../state/signal.js").Signal<import("./message.js").Order>} order */
  constructor(method, document, order) {
    this.method = method;
    this.order = order;
    this.#document = document;
    this.drafts = signal(emptyDrafts(method, document));
    this.reading = computed(() => this.#read());
  }

  /** The body of the request. What was written as JSON goes as it was written. */
  get body() {
    const { message } = this.reading.peek();
    return this.mode.peek() === "json" || message === undefined ? this.raw.peek() : writeJson(message);
  }

  /** Goes on as JSON. A password stays behind: it would be seen. */
  showJson() {
    this.raw.value = literal(this.reading.peek().message ?? null, "json");
    this.isMisfit.value = false;
    this.mode.value = "json";
  }

  /** Goes on in the form, if it can show what was written. */
  showForm() {
    const { message } = this.reading.peek();
    try {
      if (!isObject(message)) throw new Misfit();
      this.fill(draftsOf(this.method, this.#document, message));
      if (message.params !== undefined) this.order.value = Array.isArray(message.params) ? "positional" : "named";
    } catch (error) {
      if (!(error instanceof Misfit)) throw error;
      this.isMisfit.value = true;
    }
  }

  /** Opens a call that was kept: in the form, or as JSON where that cannot show it. @param {{ [name: string]: Json }} call */
  open(call) {
    this.raw.value = literal(call, "json");
    this.mode.value = "json";
    this.showForm();
  }

  /** @param {import("./draft.js").NamedDraft[]} drafts */
  fill(drafts) {
    this.drafts.value = drafts;
    this.problems.value = new Map();
    this.isMisfit.value = false;
    this.mode.value = "form";
  }

  clear() {
    this.fill(emptyDrafts(this.method, this.#document));
  }

  /** @param {{ userId: number, accountIds: number[] }} person */
  fillExample(person) {
    this.fill(exampleDrafts(this.method, this.#document, person));
  }

  /** Forgets passwords, as soon as they were sent. */
  forgetSecrets() {
    const { message } = this.reading.peek();
    if (!hasSecret(message)) return;
    if (this.mode.peek() === "json") this.raw.value = literal(message ?? null, "json");
    for (const { draft } of this.drafts.peek()) if (draft.shape.isSecret) draft.text.value = "";
  }

  /** @returns {Reading} */
  #read() {
    if (this.mode.value === "form") {
      return { message: callOf(this.method.name, this.drafts.value, this.order.value), misreading: null };
    }
    try {
      return { message: withSecrets(readJson(this.raw.value), this.#document), misreading: null };
    } catch (error) {
      if (!(error instanceof Misreading)) throw error;
      return { message: undefined, misreading: error };
    }
  }
}

/** A call without what must not be kept. @param {Json} message @returns {boolean} */
export function isKeepable(message) {
  return isObject(message) && !(message instanceof Secret) && !hasSecret(message);
}
