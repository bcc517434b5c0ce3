import assert from "node:assert/strict";
import { test } from "node:test";
import { Client } from "../../../public/app/rpc/client.js";
import { Failure } from "../../../public/app/rpc/failure.js";
import { serviceThat } from "../support/service.js";

/** @param {Promise<any>} promise @returns {Promise<Failure>} */
async function failureOf(promise) {
  try {
    await promise;
  } catch (failure) {
    assert.ok(failure instanceof Failure);
    return failure;
  }
  throw new assert.AssertionError({ message: "it did not fail" });
}

test("reads of one moment travel as one batch, and each gets its own answer", async () => {
  const { client, requests } = serviceThat(({ method }) => method.toUpperCase());
  const answers = await Promise.all([client.read("a"), client.read("b", { x: 1 }), client.read("c")]);
  assert.deepEqual(answers, ["A", "B", "C"]);
  assert.equal(requests.length, 1);
  assert.deepEqual(requests[0].map((/** @type {any} */ one) => [one.jsonrpc, one.method, one.params]), [
    ["2.0", "a", undefined],
    ["2.0", "b", { x: 1 }],
    ["2.0", "c", undefined],
  ]);
});

test("a read alone is no batch", async () => {
  const { client, requests } = serviceThat(() => "pong");
  assert.equal(await client.read("service.ping"), "pong");
  assert.equal(Array.isArray(requests[0]), false);
});

test("more reads than the contract allows in a batch become several", async () => {
  const { client, requests } = serviceThat(({ params }) => params.number);
  const numbers = Array.from({ length: 120 }, (_, number) => number);
  assert.deepEqual(await Promise.all(numbers.map((number) => client.read("echo", { number }))), numbers);
  assert.deepEqual(requests.map((one) => one.length), [50, 50, 20]);
});

test("answers of a batch find their calls in any order", async () => {
  const post = (/** @type {string} */ body) => {
    const responses = JSON.parse(body).map((/** @type {any} */ { id, method }) => ({
      jsonrpc: "2.0",
      id,
      result: method,
    }));
    return Promise.resolve(new Response(JSON.stringify(responses.reverse())));
  };
  const client = new Client({ post });
  assert.deepEqual(await Promise.all([client.read("a"), client.read("b")]), ["a", "b"]);
});

test("one refused read of a batch fails alone", async () => {
  const { client } = serviceThat(({ method }) => {
    if (method === "b") throw { slug: "not_found", detail: "no such thing", request_id: "r1" };
    return method;
  });
  const [first, second, third] = [client.read("a"), client.read("b"), client.read("c")];
  const failure = await failureOf(second);
  assert.deepEqual([await first, await third], ["a", "c"]);
  assert.deepEqual([failure.slug, failure.message, failure.requestId], ["not_found", "no such thing", "r1"]);
});

test("a read is asked again when no answer came", async () => {
  const { client, requests } = serviceThat((_, attempt) => {
    if (attempt === 1) throw new TypeError("Failed to fetch");
    return "here";
  });
  assert.equal(await client.read("service.ping"), "here");
  assert.equal(requests.length, 2);
});

test("a read is asked three times at most, and then says that nobody answers", async () => {
  const { client, requests } = serviceThat(() => {
    throw new TypeError("Failed to fetch");
  });
  const failure = await failureOf(client.read("service.ping"));
  assert.equal(failure.slug, "unreachable");
  assert.equal(requests.length, 3);
});

test("what changes something is never sent twice by itself", async () => {
  const { client, requests } = serviceThat(() => {
    throw new TypeError("Failed to fetch");
  });
  const failure = await failureOf(client.call("transfer.create", { amount: "1.00" }));
  assert.deepEqual([failure.slug, failure.isOutcomeUnknown, requests.length], ["unreachable", true, 1]);
});

test("what changes something travels alone, also beside reads", async () => {
  const { client, requests } = serviceThat(({ method }) => method);
  await Promise.all([client.read("a"), client.call("transfer.create"), client.read("b")]);
  assert.deepEqual(requests.map((one) => Array.isArray(one)).sort(), [false, true]);
});

test("a refusal carries what is wrong with which field, and the service's figures", async () => {
  const { client } = serviceThat(() => {
    throw {
      slug: "amount_too_small",
      status: 422,
      fields: [{ pointer: "/amount", code: "amount_too_small", detail: "…" }],
      amount_min: "0.02",
      currency: "CNY",
    };
  });
  const failure = await failureOf(client.call("transfer.create"));
  assert.equal(failure.status, 422);
  assert.equal(failure.fields[0].pointer, "/amount");
  assert.deepEqual(failure.facts, { amount_min: "0.02", currency: "CNY" });
  assert.equal(failure.isOutcomeUnknown, false);
});

test("an ended session is told to whoever waits for that, once a call", async () => {
  const { client } = serviceThat(() => {
    throw { slug: "unauthenticated" };
  });
  let told = 0;
  client.onUnauthenticated = () => told++;
  assert.equal((await failureOf(client.call("account.list"))).slug, "unauthenticated");
  assert.equal(told, 1);
});

test("nginx's own answers are understood: with a problem, with a page, and with when to come back", async () => {
  const answers = [
    [
      () =>
        new Response(JSON.stringify({ slug: "rate_limited", status: 429 }), {
          status: 429,
          headers: { "Retry-After": "2" },
        }),
      "rate_limited",
      2,
    ],
    [() => new Response("<!DOCTYPE html>", { status: 503, headers: { "Retry-After": "1" } }), "unreachable", 1],
    [() => new Response("<!DOCTYPE html>", { status: 404 }), "garbled", 0],
  ];
  for (const [make, slug, seconds] of answers) {
    const { client } = serviceThat(() => {
      throw /** @type {() => Response} */ (make)();
    });
    const failure = await failureOf(client.call("session.logout"));
    assert.deepEqual([failure.slug, failure.retryAfter], [slug, seconds]);
  }
});

test("an answer that is no JSON-RPC leaves the outcome unknown", async () => {
  for (const body of ["", "<html>", "{}", '{"jsonrpc":"2.0","id":1}', "[]"]) {
    const client = new Client({ post: () => Promise.resolve(new Response(body)) });
    const failure = await failureOf(client.call("transfer.create"));
    assert.deepEqual([failure.slug, failure.isOutcomeUnknown], ["garbled", true], body);
  }
});

test("a late answer is told from none", async () => {
  const { client } = serviceThat(() => {
    throw new DOMException("The operation timed out.", "TimeoutError");
  });
  assert.equal((await failureOf(client.call("transfer.create"))).slug, "late");
});

test("a result may be null, false, zero or empty", async () => {
  for (const result of [null, false, 0, "", []]) {
    const { client } = serviceThat(() => result);
    assert.deepEqual(await client.call("any"), result);
  }
});

test("what somebody wrote is sent as it is, and answered as it came", async () => {
  const client = new Client({ post: (body) => Promise.resolve(new Response(`heard ${body}`, { status: 200 })) });
  const { status, text, milliseconds } = await client.send('{"broken');
  assert.deepEqual([status, text], [200, 'heard {"broken']);
  assert.ok(milliseconds >= 0);
});
