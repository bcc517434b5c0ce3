/**
 * Small things that the browser remembers, such as a preference. Where its storage is blocked or full, nothing is remembered,
 * and the app works all the same.
 */

/** @param {string} name @returns {string | null} */
export function recall(name) {
  return attempt(() => localStorage.getItem(name));
}

/** @param {string} name @param {string | null} value `null`: nothing any more */
export function remember(name, value) {
  attempt(() => (value === null ? localStorage.removeItem(name) : localStorage.setItem(name, value)));
}

/**
 * @template T
 * @param {() => T} use
 * @returns {T | null}
 */
function attempt(use) {
  try {
    return use();
  } catch (reason) {
    // Merely to name a storage that is blocked is an error; so is writing to a full one.
    if (reason instanceof DOMException) return null;
    throw reason;
  }
}
