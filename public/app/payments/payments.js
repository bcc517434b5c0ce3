/** Transfers that this browser has sent. */
export class Payments {
  #client;

  /** @param {import("../rpc/client.js").Client} client */
  constructor(client) {
    this.#client = client;
  }
}
