import { effect, scope, whenOver } from "../state/signal.js";

/**
 * Keeps an element's children in step with a list: what stays is not touched, so that neither the focus nor an animation
 * is lost; only what is new is made, and only what is gone is removed.
 *
 * @template T
 * @param {Element} parent
 * @param {() => T[]} items
 * @param {(item: T) => string | number} key what makes an item the same as before
 * @param {(item: T, isFirstTime: boolean) => Element} make called once a key; `isFirstTime`: with the first list
 */
export function keyed(parent, items, key, make) {
  /** @type {Map<string | number, { result: Element, end: () => void }>} */
  const shown = new Map();
  let isFirstTime = true;
  whenOver(() => shown.forEach(({ end }) => end()));
  effect(() => {
    const wanted = items();
    const keys = new Set(wanted.map(key));
    for (const [name, { result, end }] of shown) {
      if (keys.has(name)) continue;
      end();
      result.remove();
      shown.delete(name);
    }
    wanted.forEach((item, index) => {
      const name = key(item);
      const isFirst = isFirstTime;
      const one = shown.get(name) ?? scope(() => make(item, isFirst));
      shown.set(name, one);
      if (parent.children[index] !== one.result) parent.insertBefore(one.result, parent.children[index] ?? null);
    });
    isFirstTime = false;
  });
  return parent;
}
