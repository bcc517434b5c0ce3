import assert from "node:assert/strict";
import { test } from "node:test";
import { resource } from "../../../public/app/state/resource.js";
import { scope } from "../../../public/app/state/signal.js";

/** A reading that is answered by hand. */
function reading() {
  /** @type {{ resolve: (value: any) => void, reject: (error: Error) => void }[]} */
  const asked = [];
  const read = () => new Promise((resolve, reject) => asked.push({ resolve, reject }));
  return { asked, read };
}

test("what was read before stays until the next answer is there", async () => {
  const { asked, read } = reading();
  const { value, isBusy, refresh } = resource(read);
  assert.equal(value.value, undefined);
  const first = refresh();
  assert.equal(isBusy.value, true);
  asked[0].resolve("first");
  await first;
  assert.deepEqual([value.value, isBusy.value], ["first", false]);
  const second = refresh();
  assert.deepEqual([value.value, isBusy.value], ["first", true]);
  asked[1].resolve("second");
  await second;
  assert.equal(value.value, "second");
});

test("a failure is kept beside what was read before, and the next success ends it", async () => {
  const { asked, read } = reading();
  const { value, failure, isBusy, refresh } = resource(read);
  const attempts = [refresh()];
  asked[0].resolve("known");
  await attempts[0];
  attempts.push(refresh());
  asked[1].reject(new Error("broken"));
  await attempts[1];
  assert.deepEqual([value.value, failure.value?.message, isBusy.value], ["known", "broken", false]);
  attempts.push(refresh());
  asked[2].resolve("new");
  await attempts[2];
  assert.deepEqual([value.value, failure.value], ["new", null]);
});

test("an answer that a later one has overtaken is dropped", async () => {
  const { asked, read } = reading();
  const { value, failure, isBusy, refresh } = resource(read);
  const [first, second] = [refresh(), refresh()];
  asked[1].resolve("later");
  await second;
  asked[0].resolve("earlier");
  await first;
  assert.deepEqual([value.value, isBusy.value], ["later", false]);
  const [third, fourth] = [refresh(), refresh()];
  asked[3].resolve("last");
  asked[2].reject(new Error("too late to matter"));
  await Promise.all([third, fourth]);
  assert.deepEqual([value.value, failure.value], ["last", null]);
});

test("nothing changes after the scope in which it was made has ended", async () => {
  const { asked, read } = reading();
  const { result, end } = scope(() => resource(read));
  const attempt = result.refresh();
  end();
  asked[0].resolve("nobody is here");
  await attempt;
  await result.refresh();
  assert.equal(result.value.value, undefined);
  assert.equal(asked.length, 1);
});
