import { signal } from "../../state/signal.js";

/**
 * A module that is loaded when somebody first needs it. Content that asks for it is made again once it is there.
 *
 * @template M
 * @param {() => Promise<M>} load
 * @returns {() => M | null} `null` until it is there; after a failure the next one who asks has it loaded again
 */
export function later(load) {
  const module = signal(/** @type {M | null} */ (null));
  let isAsked = false;
  return () => {
    if (!isAsked) {
      isAsked = true;
      load().then((found) => (module.value = found), () => (isAsked = false));
    }
    return module.value;
  };
}
