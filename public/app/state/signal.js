/**
 * Values that know who reads them. A signal holds a value; an effect is a function that runs again when a signal that it
 * has read changes; a scope ends all effects that were made in it.
 *
 * Effects run synchronously, in the order in which they were made, and each at most once a change. An effect that is made
 * inside another one ends when that one runs again.
 */

/**
 * @template T
 * @typedef {{ value: T, peek: () => T }} Signal a readable and writable value; `peek` reads without being told of changes
 */

/** @typedef {{ run: () => void, sources: Set<Set<Reaction>>, owned: (() => void)[], isQueued: boolean, isOver: boolean }} Reaction */

/** @type {Reaction | null} */
let reader = null;
/** @type {(() => void)[] | null} what the innermost scope or effect has to end */
let owned = null;
/** @type {Reaction[]} */
let queue = [];
let depth = 0;

/**
 * @template T
 * @param {T} initial
 * @param {(a: T, b: T) => boolean} [isSame] when a new value is not worth telling
 * @returns {Signal<T>}
 */
export function signal(initial, isSame = Object.is) {
  let current = initial;
  /** @type {Set<Reaction>} */
  const readers = new Set();
  return {
    get value() {
      if (reader) {
        readers.add(reader);
        reader.sources.add(readers);
      }
      return current;
    },
    set value(next) {
      if (isSame(current, next)) return;
      current = next;
      batch(() => readers.forEach(enqueue));
    },
    peek: () => current,
  };
}

/**
 * Runs a function now, and again whenever a signal changes that it read the last time.
 *
 * @param {() => void} run
 * @returns {() => void} ends it; a scope around it does that, too
 */
export function effect(run) {
  /** @type {Reaction} */
  const reaction = { run: () => execute(reaction, run), sources: new Set(), owned: [], isQueued: false, isOver: false };
  const end = () => {
    reaction.isOver = true;
    forget(reaction);
  };
  owned?.push(end);
  reaction.run();
  return end;
}

/**
 * A value made from signals. It is made anew when one of them changes, and tells its readers only if it became another.
 *
 * @template T
 * @param {() => T} make
 * @returns {{ readonly value: T, peek: () => T }}
 */
export function computed(make) {
  /** @type {Signal<T>} */
  const result = signal(/** @type {T} */ (undefined));
  effect(() => {
    result.value = make();
  });
  return result;
}

/**
 * Changes several signals and lets effects run once, after the last change.
 *
 * @param {() => void} change
 */
export function batch(change) {
  depth += 1;
  try {
    change();
  } finally {
    depth -= 1;
    if (depth === 0) drain();
  }
}

/**
 * Runs a function without telling the effect around it of changes to what it reads.
 *
 * @template T
 * @param {() => T} run
 * @returns {T}
 */
export function untracked(run) {
  const before = reader;
  reader = null;
  try {
    return run();
  } finally {
    reader = before;
  }
}

/**
 * Runs a function and keeps what was made in it: `end` ends every effect and calls everything given to `whenOver`.
 *
 * @template T
 * @param {() => T} make
 * @returns {{ result: T, end: () => void }}
 */
export function scope(make) {
  /** @type {(() => void)[]} */
  const mine = [];
  const before = owned;
  owned = mine;
  try {
    return { result: untracked(make), end: () => mine.splice(0).forEach((end) => end()) };
  } finally {
    owned = before;
  }
}

/**
 * Has a function called when the scope or effect around it ends: where timers and listeners are taken back.
 *
 * @param {() => void} end
 */
export function whenOver(end) {
  owned?.push(end);
}

/** @param {Reaction} reaction @param {() => void} run */
function execute(reaction, run) {
  forget(reaction);
  const [readerBefore, ownedBefore] = [reader, owned];
  reader = reaction;
  owned = reaction.owned;
  try {
    run();
  } finally {
    reader = readerBefore;
    owned = ownedBefore;
  }
}

/** @param {Reaction} reaction */
function forget(reaction) {
  reaction.owned.splice(0).forEach((end) => end());
  reaction.sources.forEach((readers) => readers.delete(reaction));
  reaction.sources.clear();
}

/** @param {Reaction} reaction */
function enqueue(reaction) {
  if (reaction.isQueued) return;
  reaction.isQueued = true;
  queue.push(reaction);
}

function drain() {
  while (queue.length > 0) {
    const ready = queue;
    queue = [];
    for (const reaction of ready) {
      reaction.isQueued = false;
      if (!reaction.isOver) batch(reaction.run);
    }
  }
}
