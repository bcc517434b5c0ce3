import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { match, routes } from "../../../public/app/routing/routes.js";

test("a slash at the end leads to the same view", () => {
  for (const path of ["/app", "/app/"]) assert.equal(match(path)?.route.name, "accounts");
  for (const path of ["/app/history", "/app/history/"]) assert.equal(match(path)?.route.name, "history");
});

test("a transfer's id is the view's parameter", () => {
  const id = "0190c2a4-7b1e-7d8e-9b7e-0123456789ab";
  assert.equal(match(`/app/transfers/${id}`)?.params.id, id);
});

test("what is no address of the app has no view", () => {
  for (const path of ["/app/nothing", "/app/transfers/1", "/app/history/7", "/app//history", "/app/HISTORY"]) {
    assert.equal(match(path), null, path);
  }
});

test("names are different, and each view's module is there", () => {
  const names = routes.map((route) => route.name);
  assert.equal(new Set(names).size, names.length);
  for (const { load } of routes) {
    const [, file] = /import\("\.\.\/(views\/[a-z/-]+\.js)"\)/.exec(load.toString()) ?? [];
    assert.ok(file && existsSync(new URL(`../../../public/app/${file}`, import.meta.url)), file);
  }
});
