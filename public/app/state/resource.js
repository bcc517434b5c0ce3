import { signal, whenOver } from "./signal.js";

/**
 * Something that is read from the service: what it is, whether it is being read, and why that failed. What was read before
 * stays until the next answer is there.
 *
 * @template T
 * @typedef {object} Resource
 * @property {import("./signal.js").Signal<T | undefined>} value
 * @property {import("./signal.js").Signal<boolean>} isBusy
 * @property {import("./signal.js").Signal<import("../rpc/failure.js").Failure | null>} failure
 * @property {() => Promise<void>} refresh reads it anew; an answer that a later one has overtaken is dropped
 * @property {() => void} forget drops what was read, and what is being read
 */

/**
 * @template T
 * @param {() => Promise<T>} read
 * @returns {Resource<T>}
 */
export function resource(read) {
  const value = signal(/** @type {T | undefined} */ (undefined));
  const isBusy = signal(false);
  const failure = signal(/** @type {any} */ (null));
  let latest = 0;
  whenOver(() => (latest = -1));

  const refresh = async () => {
    if (latest < 0) return;
    const mine = ++latest;
    isBusy.value = true;
    try {
      const answer = await read();
      if (mine !== latest) return;
      value.value = answer;
      failure.value = null;
    } catch (error) {
      if (mine === latest) failure.value = error;
    } finally {
      if (mine === latest) isBusy.value = false;
    }
  };

  const forget = () => {
    if (latest >= 0) latest += 1;
    value.value = undefined;
    failure.value = null;
    isBusy.value = false;
  };
  return { value, isBusy, failure, refresh, forget };
}
