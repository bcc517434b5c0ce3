import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { namedDrafts } from "../../../public/app/views/explorer/draft.js";
import { readJson, Secret, writeJson } from "../../../public/app/views/explorer/json.js";
import { callOf } from "../../../public/app/views/explorer/message.js";
import { parametersOf } from "../../../public/app/views/explorer/shape.js";
import { curl, javascript, python } from "../../../public/app/views/explorer/snippets.js";
import { examples, openrpc } from "./document.js";

const circumstances = { origin: "https://bank.example", needsToken: true };
const environment = { ...process.env, EASYBILLING_PASSWORD: "it's a long one", EASYBILLING_TOKEN: "t0ken" };

/** What a shell gives curl as the body. @param {string} snippet */
function sentByShell(snippet) {
  const run = spawnSync("sh", ["-c", `curl() { for last; do :; done; printf %s "$last"; }\n${snippet}`], {
    env: environment,
    encoding: "utf8",
  });
  assert.equal(run.status, 0, run.stderr);
  return run.stdout;
}

/** What Python would post. @param {string} snippet */
function sentByPython(snippet) {
  const program = snippet.replace(/^with urlopen[^]*$/m, "print(request.data.decode())");
  const run = spawnSync("python3", ["-c", program], { env: environment, encoding: "utf8" });
  assert.equal(run.status, 0, run.stderr);
  return run.stdout;
}

/** What JavaScript would post. @param {string} snippet */
async function sentByJavaScript(snippet) {
  /** @type {any[]} */
  const sent = [];
  const fetch = (/** @type {string} */ address, /** @type {any} */ options) => {
    sent.push({ address, ...options });
    return { json: () => ({}) };
  };
  const asynchronous = Object.getPrototypeOf(async () => {}).constructor;
  const surroundings = { process: { env: environment }, console: { log() {} } };
  await new asynchronous("fetch", "process", "console", snippet)(fetch, surroundings.process, surroundings.console);
  assert.equal(sent[0].address, "https://bank.example/rpc");
  assert.equal(sent[0].headers.Authorization, "Bearer t0ken");
  return sent[0].body;
}

for (const { method, params } of examples) {
  test(`the snippets of ${method.name} send its example, without the password in them`, async () => {
    const filled = namedDrafts(parametersOf(method, openrpc), params);
    const wanted = { jsonrpc: "2.0", id: 1, method: method.name, ...(Object.keys(params).length > 0 && { params }) };
    if (params.password) wanted.params = { ...params, password: environment.EASYBILLING_PASSWORD };
    const call = callOf(method.name, filled, "named");
    for (const write of [curl, python, javascript]) {
      const snippet = write(call, circumstances);
      if (params.password) assert.ok(!snippet.includes(params.password), snippet);
      assert.ok(snippet.split("\n").every((line) => line.length <= 120), snippet);
    }
    assert.deepEqual(JSON.parse(sentByShell(curl(call, circumstances))), wanted);
    assert.deepEqual(JSON.parse(sentByPython(python(call, circumstances))), wanted);
    assert.deepEqual(JSON.parse(await sentByJavaScript(javascript(call, circumstances))), wanted);
  });
}

test("quotes, dollars, line ends and other scripts arrive as they were typed, in a batch too", async () => {
  const memo = 'it\'s "$HOME" `id` \\n 中文 💶\n\u2028 ${1}';
  const batch = [{ jsonrpc: "2.0", id: 1, method: "m", params: { memo } }, { jsonrpc: "2.0", id: 2, method: "n" }];
  assert.deepEqual(JSON.parse(sentByShell(curl(batch, circumstances))), batch);
  assert.deepEqual(JSON.parse(sentByPython(python(batch, circumstances))), batch);
  assert.deepEqual(JSON.parse(await sentByJavaScript(javascript(batch, circumstances))), batch);
});

test("a number that JavaScript cannot hold is sent exactly by each of them", async () => {
  const text = '{"jsonrpc":"2.0","id":1,"method":"account.get","params":{"account_id":92233720368547701}}';
  const call = readJson(text);
  assert.equal(writeJson(readJson(sentByShell(curl(call, circumstances)))), text);
  assert.equal(writeJson(readJson(sentByPython(python(call, circumstances)))), text);
  assert.equal(writeJson(readJson(await sentByJavaScript(javascript(call, circumstances)))), text);
});

test("without a need for it no token is asked for", () => {
  const free = { origin: "https://bank.example", needsToken: false };
  const call = { jsonrpc: "2.0", id: 1, method: "rate.list" };
  for (const write of [curl, python, javascript]) assert.ok(!write(call, free).includes("TOKEN"));
  assert.ok(python({ password: new Secret("x") }, free).includes("import json, os"));
});
