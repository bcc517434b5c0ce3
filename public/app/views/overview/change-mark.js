import { computed, effect, signal, whenOver } from "../../state/signal.js";

/** How long something that changed is marked: as long as its animation. */
const stay = 2_400;

/**
 * Marks for a moment what has just changed. What it was first is no change.
 *
 * @param {() => string | undefined} read what is watched; `undefined` as long as it is not known
 * @returns {() => string} the class of its element
 */
export function changeMark(read) {
  const isMarked = signal(false);
  const current = computed(read);
  /** @type {string | undefined} */
  let before;
  effect(() => {
    const isChange = before !== undefined && current.value !== undefined;
    before = current.value ?? before;
    if (!isChange) return;
    isMarked.value = true;
    const timer = setTimeout(() => (isMarked.value = false), stay);
    whenOver(() => clearTimeout(timer));
  });
  return () => (isMarked.value ? "is-changed" : "");
}
