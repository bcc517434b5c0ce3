import { FormProblems } from "../../components/form.js";
import { transferAddress } from "../../routing/addresses.js";
import { computed, untracked } from "../../state/signal.js";
import { draftOf, fieldsOf, quoteRequest } from "./draft.js";
import { LiveQuote } from "./live-quote.js";

/** Which drafts were paid since the app began: their form says so, for who goes back to it. @type {Map<string, string>} */
const paid = new Map();

/** What the two steps of a transfer, filling in and confirming, have in common. */
export class TransferFlow {
  problems = new FormProblems(["from", "to", "amount", "credit", "memo"]);

  /** @param {import("../../app.js").App} app @param {import("../../routing/routes.js").Place} place */
  constructor(app, place) {
    this.app = app;
    this.draft = computed(() => draftOf(place.query.value, this.accounts));
    this.live = new LiveQuote(app.client, () => quoteRequest(this.draft.value, this.accounts));
    // Only in this order do a view's parts follow one change once.
    this.kind = computed(() => this.draft.value.kind);
    this.isConfirming = computed(() => this.draft.value.isConfirming);
  }

  /** The client's accounts: as the books have them now, else as they were at the log-in. @returns {import("../../books/books.js").Account[]} */
  get accounts() {
    return this.app.books.accounts.value.value ?? this.app.session.user.value?.accounts ?? [];
  }

  /** @param {number | null} id */
  account(id) {
    return this.accounts.find((one) => one.id === id);
  }

  /**
   * Changes the draft, that is, the address.
   *
   * @param {Partial<import("./draft.js").Draft>} changes @param {{ isStep?: boolean }} [options] `isStep`: going back undoes it
   */
  change(changes, { isStep = false } = {}) {
    // What was wrong may be right now; the next attempt tells.
    if (!isStep && this.problems.all.peek().length > 0) this.problems.all.value = [];
    this.app.router.go(this.#address(changes), { replace: !isStep });
  }

  /** From confirming back to filling in. */
  reopen() {
    this.app.router.go(this.#address({ isConfirming: false }), { replace: true });
  }

  /** The transfer that was made from this very draft, if it was. */
  get paidAs() {
    return paid.get(transferAddress(fieldsOf({ ...this.draft.value, isConfirming: false })));
  }

  /** @param {string} transferId */
  rememberPaid(transferId) {
    paid.set(this.#address({ isConfirming: false }), transferId);
  }

  /** @param {Partial<import("./draft.js").Draft>} changes */
  #address(changes) {
    return untracked(() => transferAddress(fieldsOf({ ...this.draft.value, ...changes })));
  }
}
