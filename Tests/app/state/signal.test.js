import assert from "node:assert/strict";
import { test } from "node:test";
import { batch, computed, effect, scope, signal, untracked, whenOver } from "../../../public/app/state/signal.js";

/** What an effect saw, one entry a run. @param {() => any} read */
function seenBy(read) {
  /** @type {any[]} */
  const seen = [];
  effect(() => {
    seen.push(read());
  });
  return seen;
}

test("an effect runs at once, and again with each change of what it read", () => {
  const count = signal(1);
  const seen = seenBy(() => count.value);
  count.value = 2;
  count.value = 3;
  assert.deepEqual(seen, [1, 2, 3]);
});

test("the same value again is no change", () => {
  const count = signal(NaN);
  const seen = seenBy(() => count.value);
  count.value = NaN;
  assert.equal(seen.length, 1);
});

test("a signal may say itself what counts as the same", () => {
  const word = signal("a", (a, b) => a.toLowerCase() === b.toLowerCase());
  const seen = seenBy(() => word.value);
  word.value = "A";
  word.value = "b";
  assert.deepEqual(seen, ["a", "b"]);
});

test("an effect follows only what it read the last time", () => {
  const [which, left, right] = [signal("left"), signal(1), signal(10)];
  const seen = seenBy(() => (which.value === "left" ? left.value : right.value));
  right.value = 11;
  which.value = "right";
  left.value = 2;
  right.value = 12;
  assert.deepEqual(seen, [1, 11, 12]);
});

test("peek and untracked read without being told of changes", () => {
  const [first, second] = [signal(1), signal(2)];
  const seen = seenBy(() => first.peek() + untracked(() => second.value));
  first.value = 5;
  second.value = 5;
  assert.deepEqual(seen, [3]);
});

test("an effect that is made inside another one ends when that one runs again", () => {
  const [outer, inner] = [signal(1), signal("a")];
  /** @type {string[]} */
  const seen = [];
  effect(() => {
    const number = outer.value;
    effect(() => {
      seen.push(`${number}${inner.value}`);
    });
  });
  outer.value = 2;
  inner.value = "b";
  assert.deepEqual(seen, ["1a", "2a", "2b"]);
});

test("whenOver is called before an effect runs again, and when it ends", () => {
  const count = signal(1);
  /** @type {string[]} */
  const story = [];
  const end = effect(() => {
    const mine = count.value;
    story.push(`begin ${mine}`);
    whenOver(() => story.push(`end ${mine}`));
  });
  count.value = 2;
  end();
  count.value = 3;
  assert.deepEqual(story, ["begin 1", "end 1", "begin 2", "end 2"]);
});

test("a batch lets effects run once, after the last change", () => {
  const [first, second] = [signal(1), signal(2)];
  const seen = seenBy(() => first.value + second.value);
  batch(() => {
    first.value = 10;
    second.value = 20;
    assert.equal(seen.length, 1, "nothing runs inside the batch");
  });
  assert.deepEqual(seen, [3, 30]);
});

test("a batch that throws has told of its changes all the same", () => {
  const count = signal(1);
  const seen = seenBy(() => count.value);
  assert.throws(() =>
    batch(() => {
      count.value = 2;
      throw new Error("on purpose");
    })
  );
  assert.deepEqual(seen, [1, 2]);
});

test("a computed value tells its readers only when it became another", () => {
  const count = signal(1);
  const isEven = computed(() => count.value % 2 === 0);
  const seen = seenBy(() => isEven.value);
  count.value = 3;
  count.value = 4;
  assert.deepEqual(seen, [false, true]);
  assert.equal(isEven.peek(), true);
});

test("a scope ends every effect that was made in it, and is no reader itself", () => {
  const count = signal(1);
  /** @type {number[]} */
  const seen = [];
  /** @type {string[]} */
  const story = [];
  const { result, end } = scope(() => {
    whenOver(() => story.push("over"));
    effect(() => {
      seen.push(count.value);
    });
    return "made";
  });
  count.value = 2;
  end();
  end();
  count.value = 3;
  assert.equal(result, "made");
  assert.deepEqual(seen, [1, 2]);
  assert.deepEqual(story, ["over"]);
});

test("what a scope makes is not ended by the effect around it", () => {
  const [outer, inner] = [signal(1), signal("a")];
  /** @type {string[]} */
  const seen = [];
  /** @type {(() => void)[]} */
  const ends = [];
  effect(() => {
    outer.value;
    if (ends.length > 0) return;
    ends.push(
      scope(() =>
        effect(() => {
          seen.push(inner.value);
        })
      ).end,
    );
  });
  outer.value = 2;
  inner.value = "b";
  ends[0]();
  inner.value = "c";
  assert.deepEqual(seen, ["a", "b"]);
});

test("an effect may change a signal that an earlier one has read", () => {
  const [source, copy] = [signal(1), signal(0)];
  const seen = seenBy(() => copy.value);
  effect(() => {
    copy.value = source.value * 2;
  });
  source.value = 5;
  assert.deepEqual(seen, [0, 2, 10]);
});
