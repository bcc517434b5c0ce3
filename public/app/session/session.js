import { Failure } from "../rpc/failure.js";
import { recall, remember } from "../state/memory.js";
import { signal } from "../state/signal.js";

/**
 * Who uses the app: `undefined` until that is known, `null` for nobody.
 *
 * @typedef {{ id: number, email: string, name: string, created_at: string, accounts: any[] }} User
 */

/** Remembered so that an app without a connection knows whose pending transfers to show; it opens nothing. */
const rememberedName = "easybilling.user";

export class Session {
  /** @type {import("../state/signal.js").Signal<User | null | undefined>} */
  user = signal(/** @type {any} */ (undefined));
  /** Whether the last session ended without the person asking for it: by its age, or from elsewhere. */
  hasExpired = signal(false);
  /** Whether the person has just logged out: whoever logs in next is not led to where they had been. */
  hasLeft = false;
  #client;

  /** @param {import("../rpc/client.js").Client} client */
  constructor(client) {
    this.#client = client;
    client.onUnauthenticated = () => {
      if (this.user.peek()) this.hasExpired.value = true;
      this.#end();
    };
  }

  /** Finds out whose session the browser has. @throws {Failure} when the service cannot be asked */
  async begin() {
    try {
      this.#set(await this.#client.read("user.get"));
    } catch (failure) {
      if (!(failure instanceof Failure) || failure.slug !== "unauthenticated") throw failure;
      this.#end();
    }
  }

  /** @param {{ email: string, password: string, remember: boolean }} credentials @throws {Failure} */
  async logIn({ email, password, remember }) {
    await this.#client.call("session.login", { email, password, remember, cookie: true });
    this.#set(await this.#client.read("user.get"));
  }

  /** Opens accounts and logs in. @param {{ email: string, name: string, password: string }} person @throws {Failure} */
  async signUp({ email, name, password }) {
    await this.#client.call("user.signup", { email, name, password });
    await this.logIn({ email, password, remember: false });
  }

  /** @throws {Failure} */
  async logOut() {
    try {
      await this.#client.call("session.logout");
    } catch (failure) {
      // The session had ended already: that is what was wanted.
      if (!(failure instanceof Failure) || failure.slug !== "unauthenticated") throw failure;
    }
    this.hasExpired.value = false;
    this.hasLeft = true;
    this.#end();
  }

  /** Who was logged in here last and has not logged out; it says nothing about whether their session still lives. */
  rememberedUserId() {
    return Number(recall(rememberedName)) || null;
  }

  /** @param {User} user */
  #set(user) {
    remember(rememberedName, String(user.id));
    this.hasExpired.value = false;
    this.hasLeft = false;
    this.user.value = user;
  }

  #end() {
    remember(rememberedName, null);
    this.user.value = null;
  }
}
