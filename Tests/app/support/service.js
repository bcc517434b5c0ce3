import { Client } from "../../../public/app/rpc/client.js";

/**
 * A service that answers what a test says, and remembers what it was asked.
 *
 * @typedef {{ jsonrpc: string, id: any, method: string, params?: any }} Call
 * @param {(call: Call, attempt: number) => any} answer the result of a call; throw an error's `data` to refuse it, or a
 *   `Response` to answer the whole request with it
 */
export function serviceThat(answer) {
  /** @type {any[]} the bodies that were sent, one a request */
  const requests = [];
  const post = (/** @type {string} */ body) => {
    const message = JSON.parse(body);
    requests.push(message);
    const respond = (/** @type {Call} */ call) => {
      try {
        return { jsonrpc: "2.0", id: call.id, result: answer(call, requests.length) };
      } catch (data) {
        if (data instanceof Response || data instanceof Error) throw data;
        return { jsonrpc: "2.0", id: call.id, error: { code: -32000, message: "refused", data } };
      }
    };
    return new Promise((resolve, reject) => {
      try {
        const responses = Array.isArray(message) ? message.map(respond) : respond(message);
        resolve(Response.json ? Response.json(responses) : new Response(JSON.stringify(responses)));
      } catch (thrown) {
        if (thrown instanceof Response) resolve(thrown);
        else reject(thrown);
      }
    });
  };
  return { client: new Client({ post: /** @type {any} */ (post) }), requests };
}
