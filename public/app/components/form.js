import { faultText } from "../language/failures.js";
import { text } from "../language/words.js";
import { Failure } from "../rpc/failure.js";
import { signal } from "../state/signal.js";

/**
 * What is wrong with a form, by the id of the control, until the next attempt. Nothing that was typed is touched.
 *
 * @typedef {{ id: string | null, reason: string }} Problem
 */
export class FormProblems {
  /** @type {import("../state/signal.js").Signal<Problem[]>} */
  all = signal(/** @type {Problem[]} */ ([]));
  /** Whether an attempt is under way: the button waits. */
  isBusy = signal(false);
  #controls;

  /** @param {string[]} controls the ids of the form's controls, which are the names of the method's parameters */
  constructor(controls) {
    this.#controls = new Set(controls);
  }

  /** What is wrong with one control. @param {string} id */
  of(id) {
    return this.all.value.find((problem) => problem.id === id)?.reason ?? null;
  }

  /**
   * Tries what the form is for. A refusal becomes problems beside the controls that it names.
   *
   * @param {Problem[]} found what can be seen to be wrong before anything is sent
   * @param {() => Promise<void>} attempt
   */
  async attempt(found, attempt) {
    if (this.isBusy.peek()) return;
    this.all.value = found;
    if (found.length > 0) return;
    this.isBusy.value = true;
    try {
      await attempt();
    } catch (failure) {
      this.all.value = this.problemsOf(failure);
    } finally {
      this.isBusy.value = false;
    }
  }

  /** @param {unknown} failure @returns {Problem[]} */
  problemsOf(failure) {
    if (!(failure instanceof Failure)) throw failure;
    const atFields = failure.fields
      .map(({ pointer, code }) => ({ id: pointer.replace(/^\//, ""), code }))
      .filter(({ id }) => this.#controls.has(id))
      .map(({ id, code }) => ({ id, reason: fieldReason(id, code, failure) }));
    return atFields.length > 0 ? atFields : [{ id: null, reason: faultText(failure.slug, failure.facts) }];
  }
}

/**
 * The fields that were left empty.
 *
 * @param {Record<string, string>} values by the control's id
 * @returns {Problem[]}
 */
export function missing(values) {
  const words = new Map([
    ["email", text("fault.email_missing")],
    ["name", text("fault.name_missing")],
    ["password", text("fault.password_missing")],
    ["from", text("fault.from_missing")],
    ["to", text("fault.to_missing")],
    ["amount", text("fault.amount_missing")],
  ]);
  return Object.entries(values)
    .filter(([, value]) => value.trim() === "")
    .map(([id]) => ({ id, reason: words.get(id) ?? text("fault.missing") }));
}

/** @param {string} id @param {string} code @param {Failure} failure */
function fieldReason(id, code, failure) {
  // The code says most: `password_too_short`; then the refusal itself: `insufficient_funds`; then the field: `name_invalid`.
  const isGeneral = ["invalid_params", "invalid_request"].includes(failure.slug);
  return faultText(code === "empty" ? "missing" : code, failure.facts, isGeneral ? id : undefined);
}
