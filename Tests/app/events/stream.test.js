import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { EventStream } from "../../../public/app/events/stream.js";

/** The browser's parts that the stream stands on, driven by hand. */
class Source {
  static CLOSED = 2;
  /** @type {Source[]} */
  static opened = [];
  readyState = 0;
  /** @type {(() => void) | null} */
  onopen = null;
  /** @type {(() => void) | null} */
  onerror = null;
  /** @type {((event: { data: string }) => void) | null} */
  onmessage = null;

  constructor() {
    Source.opened.push(this);
  }

  open() {
    this.readyState = 1;
    this.onopen?.();
  }

  /** @param {string} method @param {object} params */
  say(method, params) {
    this.onmessage?.({ data: JSON.stringify({ jsonrpc: "2.0", method, params }) });
  }

  /** @param {boolean} isRefused */
  break(isRefused) {
    this.readyState = isRefused ? 2 : 0;
    this.onerror?.();
  }

  close() {
    this.readyState = 2;
  }
}

/** Tabs hear each other at once. */
class Channel {
  /** @type {Set<Channel>} */
  static all = new Set();
  /** @type {((event: { data: any }) => void) | null} */
  onmessage = null;

  /** @param {string} name */
  constructor(name) {
    this.name = name;
    Channel.all.add(this);
  }

  /** @param {any} data */
  postMessage(data) {
    for (const one of Channel.all) if (one !== this && one.name === this.name) one.onmessage?.({ data });
  }

  close() {
    Channel.all.delete(this);
  }
}

/** Locks are given in the order in which they were asked for. */
function locks() {
  /** @type {{ name: string, run: () => Promise<any> }[]} */
  const waiting = [];
  let isHeld = false;
  const next = () => {
    const first = isHeld ? undefined : waiting.shift();
    if (!first) return;
    isHeld = true;
    first.run().finally(() => {
      isHeld = false;
      next();
    });
  };
  return {
    /** @param {string} name @param {{ signal: AbortSignal }} options @param {() => Promise<any>} run */
    request(name, { signal }, run) {
      return new Promise((resolve, reject) => {
        const entry = { name, run: () => Promise.resolve(run()).then(resolve) };
        signal.addEventListener("abort", () => {
          const at = waiting.indexOf(entry);
          if (at >= 0) waiting.splice(at, 1);
          reject(signal.reason);
        });
        waiting.push(entry);
        next();
      });
    },
  };
}

/** @type {{ stream: EventStream, heard: string[], refusals: () => number }[]} */
let tabs = [];

/** A tab of the browser whose events are followed. */
function tab() {
  /** @type {string[]} */
  const heard = [];
  let refusals = 0;
  const stream = new EventStream((event) => heard.push(event.params.transfer_id ?? event.method), () => refusals++);
  const one = { stream, heard, refusals: () => refusals };
  tabs.push(one);
  stream.begin(7);
  return one;
}

/** Lets everything that was promised happen. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => {
  Source.opened = [];
  Channel.all.clear();
  tabs = [];
  const given = { EventSource: Source, BroadcastChannel: Channel, navigator: { locks: locks() } };
  for (const [name, value] of Object.entries(given)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
});

afterEach(() => {
  for (const { stream } of tabs) stream.end();
});

test("one tab listens, and every tab hears each event once", async () => {
  const [first, second, third] = [tab(), tab(), tab()];
  await settled();
  assert.equal(Source.opened.length, 1);
  Source.opened[0].open();
  Source.opened[0].say("transfer.completed", { transfer_id: "t1" });
  for (const { heard, stream } of [first, second, third]) {
    assert.deepEqual(heard, ["resync", "t1"]);
    assert.equal(stream.condition.value, "live");
  }
});

test("when the listening tab ends, the next one listens, and everybody reads anew", async () => {
  const [first, second, third] = [tab(), tab(), tab()];
  await settled();
  Source.opened[0].open();
  first.stream.end();
  await settled();
  assert.equal(Source.opened.length, 2);
  assert.equal(Source.opened[0].readyState, Source.CLOSED);
  Source.opened[1].open();
  Source.opened[1].say("transfer.completed", { transfer_id: "t2" });
  assert.deepEqual(second.heard, ["resync", "resync", "t2"]);
  assert.deepEqual(third.heard, ["resync", "resync", "t2"]);
  assert.deepEqual(first.heard, ["resync"], "a tab that has ended hears nothing more");
});

test("a tab that ends while it waits never listens", async () => {
  const [first, second] = [tab(), tab()];
  await settled();
  second.stream.end();
  first.stream.end();
  await settled();
  assert.equal(Source.opened.length, 1);
});

test("a tab that comes later learns how the connection is", async () => {
  tab();
  await settled();
  Source.opened[0].open();
  assert.equal(tab().stream.condition.value, "live");
});

test("a broken stream is told in every tab, and comes back by itself", async () => {
  const [first, second] = [tab(), tab()];
  await settled();
  Source.opened[0].open();
  Source.opened[0].break(false);
  assert.deepEqual([first, second].map(({ stream }) => stream.condition.value), ["lost", "lost"]);
  assert.equal(first.refusals(), 0);
  Source.opened[0].open();
  assert.deepEqual([first, second].map(({ stream }) => stream.condition.value), ["live", "live"]);
  assert.equal(Source.opened.length, 1, "the browser opens it again, not the app");
});

test("a refused stream is asked for again, ever less often, and every tab may look after its session", async () => {
  const [first, second] = [tab(), tab()];
  await settled();
  mock.method(globalThis, "setTimeout", (/** @type {() => void} */ run, /** @type {number} */ pause) => {
    pauses.push(pause);
    again = run;
    return 0;
  });
  /** @type {number[]} */
  const pauses = [];
  let again = () => {};
  for (let attempt = 0; attempt < 8; attempt += 1) {
    Source.opened[Source.opened.length - 1].break(true);
    again();
  }
  mock.restoreAll();
  assert.deepEqual(pauses, [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  assert.deepEqual([first.refusals(), second.refusals()], [8, 8]);
});
