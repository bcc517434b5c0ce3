/** What the browser keeps between visits, for modules that use it. */
export function giveStorage() {
  /** @type {Map<string, string>} */
  const kept = new Map();
  const storage = {
    getItem: (/** @type {string} */ name) => kept.get(name) ?? null,
    setItem: (/** @type {string} */ name, /** @type {string} */ value) => void kept.set(name, String(value)),
    removeItem: (/** @type {string} */ name) => void kept.delete(name),
  };
  Object.defineProperty(globalThis, "localStorage", { value: storage, configurable: true, writable: true });
  return kept;
}
