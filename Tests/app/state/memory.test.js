import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { recall, remember } from "../../../public/app/state/memory.js";
import { giveStorage } from "../support/storage.js";

const real = Object.getOwnPropertyDescriptor(globalThis, "localStorage");
afterEach(() => {
  if (real) Object.defineProperty(globalThis, "localStorage", real);
});

test("what is remembered is recalled, until it is to be forgotten", () => {
  giveStorage();
  assert.equal(recall("theme"), null);
  remember("theme", "dark");
  assert.equal(recall("theme"), "dark");
  remember("theme", null);
  assert.equal(recall("theme"), null);
});

test("a blocked storage remembers nothing and stops nobody", () => {
  const get = () => {
    throw new DOMException("The operation is insecure.", "SecurityError");
  };
  Object.defineProperty(globalThis, "localStorage", { configurable: true, get });
  remember("theme", "dark");
  assert.equal(recall("theme"), null);
});

test("a mistake of our own is not hidden", () => {
  const get = () => {
    throw new TypeError("not a function");
  };
  Object.defineProperty(globalThis, "localStorage", { configurable: true, get });
  assert.throws(() => recall("theme"), TypeError);
});
