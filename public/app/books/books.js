import { resource } from "../state/resource.js";
import { signal } from "../state/signal.js";

/**
 * What the app knows of a client's books, kept current by the stream of events.
 *
 * @typedef {{ id: number, user_id: number, currency: string, balance: string, seq: number, created_at: string,
 *   updated_at: string }} Account
 * @typedef {{ version: number, effective_from: string, fee_basis_points: number,
 *   items: { currency: string, name: string, per_usd: string }[] }} Rates
 */

/** Events that come within this time are one reading. */
const settleTime = 150;

export class Books {
  /** @type {import("../state/resource.js").Resource<Account[]>} */
  accounts;
  /** @type {import("../state/resource.js").Resource<Rates>} */
  rates;
  /** Grows with each change that views should follow: whoever shows transfers reads them anew. */
  changes = signal(0);
  /** Ids of transfers that were made elsewhere since the app began: views mark them as new. @type {Set<string>} */
  arrived = new Set();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #settling;

  /** @param {import("../rpc/client.js").Client} client */
  constructor(client) {
    this.accounts = resource(async () => (await client.read("account.list")).items);
    this.rates = resource(() => client.read("rate.list"));
  }

  /** Reads accounts and rates; what was known before stays meanwhile. */
  refresh() {
    return Promise.all([this.accounts.refresh(), this.rates.refresh()]);
  }

  /** Something happened to the accounts: read them, together with whatever else happens now. */
  changed() {
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => {
      this.accounts.refresh();
      this.changes.value += 1;
    }, settleTime);
  }

  /** Forgets everything, when the session ends. */
  forget() {
    clearTimeout(this.#settling);
    this.accounts.forget();
    this.arrived.clear();
  }

  /** @param {number} id @returns {Account | undefined} */
  account(id) {
    return this.accounts.value.value?.find((one) => one.id === id);
  }
}
