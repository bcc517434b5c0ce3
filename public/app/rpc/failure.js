/**
 * Why a call has no result: what the service answered (its `error.data`), or `unreachable` when no answer came, `late`
 * when it did not come in time and `garbled` when it was none. For the last three nobody knows what became of the call.
 */
export class Failure extends Error {
  /**
   * @param {string} slug the error's name in the contract, or one of the three above
   * @param {{ status?: number, fields?: Field[], retryable?: boolean, requestId?: string, retryAfter?: number,
   *   detail?: string, values?: Record<string, string> }} [facts]
   */
  constructor(slug, facts = {}) {
    super(facts.detail ?? slug);
    this.name = "Failure";
    this.slug = slug;
    this.status = facts.status ?? 0;
    /** @type {Field[]} what is wrong with which parameter */
    this.fields = facts.fields ?? [];
    this.isRetryable = facts.retryable ?? false;
    this.requestId = facts.requestId ?? null;
    /** Seconds after which it is worth trying again; 0 if nobody said. */
    this.retryAfter = facts.retryAfter ?? 0;
    /** Whatever else the service told, such as the smallest amount that can be converted. */
    this.facts = facts.values ?? {};
  }

  /** Whether the call may have been carried out all the same. */
  get isOutcomeUnknown() {
    return ["unreachable", "late", "garbled", "outcome_unknown", "internal"].includes(this.slug);
  }
}

/** @typedef {{ pointer: string, code: string, detail: string }} Field */
