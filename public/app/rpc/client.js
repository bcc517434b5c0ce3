import { Failure } from "./failure.js";

/** The contract's limit of calls in one batch. */
const batchMax = 50;
/** How long an answer is waited for. The service answers or gives up well before. */
const patience = 20_000;
/** Pauses before a read is asked again. */
const readPauses = [300, 1_200];

/**
 * The one way to the service: JSON-RPC 2.0 at `/rpc`, authenticated by the session's cookie, which no script can read.
 *
 * Reads that are asked for in the same moment travel as one batch, and are asked again when no answer came. Everything else
 * travels alone and once: whoever moves money knows when the same key may be sent again.
 *
 * @typedef {{ method: string, params: object | undefined, resolve: (result: any) => void,
 *   reject: (failure: Failure) => void }} WaitingCall
 */
export class Client {
  /** @type {WaitingCall[]} */
  #waiting = [];
  #post;

  /**
   * @param {{ post?: (body: string, patience: number) => Promise<Response>, onUnauthenticated?: () => void }} [options]
   *   `post` sends a body to the service; tests give their own
   */
  constructor({ post = postToService, onUnauthenticated = () => {} } = {}) {
    this.#post = post;
    this.onUnauthenticated = onUnauthenticated;
  }

  /**
   * Calls a method that changes nothing.
   *
   * @param {string} method
   * @param {object} [params]
   * @returns {Promise<any>} its result
   * @throws {Failure}
   */
  read(method, params) {
    return new Promise((resolve, reject) => {
      if (this.#waiting.length === 0) queueMicrotask(() => this.#sendWaiting());
      this.#waiting.push({ method, params, resolve, reject });
    });
  }

  /**
   * Calls a method once and alone.
   *
   * @param {string} method
   * @param {object} [params]
   * @returns {Promise<any>} its result
   * @throws {Failure}
   */
  async call(method, params) {
    const response = await this.#exchange({ jsonrpc: "2.0", id: 1, method, params });
    return this.#settle(response);
  }

  /**
   * Sends what somebody wrote as it is: for the API explorer.
   *
   * @param {string} body
   * @param {number} [wait] how long the answer is waited for, in milliseconds
   * @returns {Promise<{ status: number, text: string, milliseconds: number }>}
   */
  async send(body, wait = patience) {
    const begin = performance.now();
    const answer = await this.#reach(body, wait);
    const text = await answer.text();
    return { status: answer.status, text, milliseconds: performance.now() - begin };
  }

  #sendWaiting() {
    while (this.#waiting.length > 0) this.#sendReads(this.#waiting.splice(0, batchMax));
  }

  /** @param {WaitingCall[]} calls */
  async #sendReads(calls) {
    const requests = calls.map(({ method, params }, id) => ({ jsonrpc: "2.0", id, method, params }));
    let responses;
    try {
      responses = await this.#readAgain(requests.length === 1 ? requests[0] : requests);
    } catch (failure) {
      calls.forEach(({ reject }) => reject(/** @type {Failure} */ (failure)));
      return;
    }
    const byId = new Map((Array.isArray(responses) ? responses : [responses]).map((one) => [one.id, one]));
    calls.forEach(({ resolve, reject }, id) => {
      try {
        resolve(this.#settle(byId.get(id)));
      } catch (failure) {
        reject(/** @type {Failure} */ (failure));
      }
    });
  }

  /** @param {object} message */
  async #readAgain(message) {
    for (const pause of readPauses) {
      try {
        return await this.#exchange(message);
      } catch (failure) {
        if (!(failure instanceof Failure) || !(failure.isRetryable || failure.isOutcomeUnknown)) throw failure;
        if (globalThis.navigator?.onLine === false) throw failure;
        await new Promise((resume) => setTimeout(resume, Math.max(pause, failure.retryAfter * 1_000)));
      }
    }
    return this.#exchange(message);
  }

  /** @param {object} message */
  async #exchange(message) {
    const answer = await this.#reach(JSON.stringify(message));
    if (!answer.ok) throw await failureOf(answer);
    try {
      return await answer.json();
    } catch {
      throw new Failure("garbled", { status: answer.status });
    }
  }

  /** @param {string} body @param {number} [wait] */
  async #reach(body, wait = patience) {
    try {
      return await this.#post(body, wait);
    } catch (error) {
      throw new Failure(/** @type {Error} */ (error).name === "TimeoutError" ? "late" : "unreachable");
    }
  }

  /** @param {any} response */
  #settle(response) {
    if (response?.error) {
      const failure = failureFrom(response.error.data ?? { detail: response.error.message }, 200);
      if (failure.slug === "unauthenticated") this.onUnauthenticated();
      throw failure;
    }
    if (response?.result === undefined) throw new Failure("garbled");
    return response.result;
  }
}

/** @param {string} body @param {number} patience */
function postToService(body, patience) {
  return fetch("/rpc", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body,
    cache: "no-store",
    signal: AbortSignal.timeout(patience),
  });
}

/** @param {Response} answer an answer of HTTP that is no JSON-RPC response: from the service or from nginx */
async function failureOf(answer) {
  const retryAfter = Number(answer.headers.get("Retry-After")) || 0;
  try {
    const problem = await answer.json();
    return failureFrom({ retry_after: retryAfter, ...(problem.error?.data ?? problem) }, answer.status);
  } catch {
    const isGateway = answer.status >= 500;
    return new Failure(isGateway ? "unreachable" : "garbled", { status: answer.status, retryAfter });
  }
}

/** @param {any} data @param {number} status */
function failureFrom(data, status) {
  const { slug, status: told, detail, fields, retryable, request_id: requestId, retry_after: retryAfter, ...values } =
    data;
  return new Failure(slug ?? "garbled", {
    status: told ?? status,
    detail,
    fields,
    retryable,
    requestId,
    retryAfter,
    values,
  });
}
