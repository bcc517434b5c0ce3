import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Session } from "../../../public/app/session/session.js";
import { serviceThat } from "../support/service.js";
import { giveStorage } from "../support/storage.js";

const ann = { id: 7, email: "ann@example.com", name: "Ann", created_at: "2026-01-31T00:00:00Z", accounts: [] };
const credentials = { email: ann.email, password: "a long sentence is best", remember: false };

/** @type {Map<string, string>} */
let kept;
beforeEach(() => {
  kept = giveStorage();
});

/** @param {(method: string, params: any) => any} answer */
function sessionWith(answer) {
  const { client, requests } = serviceThat(({ method, params }) => answer(method, params));
  return { client, session: new Session(client), requests };
}

test("until the service has answered nobody knows who is there", async () => {
  const { session } = sessionWith(() => ann);
  assert.equal(session.user.value, undefined);
  await session.begin();
  assert.deepEqual(session.user.value, ann);
});

test("without a session nobody is there", async () => {
  const { session } = sessionWith(() => {
    throw { slug: "unauthenticated" };
  });
  await session.begin();
  assert.equal(session.user.value, null);
});

test("an unreachable service leaves open who is there", async () => {
  const { session } = sessionWith(() => {
    throw { slug: "internal" };
  });
  await assert.rejects(session.begin(), { slug: "internal" });
  assert.equal(session.user.value, undefined);
});

test("a log-in asks for the cookie, so that no script holds a token", async () => {
  const { session, requests } = sessionWith((method) => (method === "user.get" ? ann : { user_id: 7 }));
  await session.logIn(credentials);
  assert.deepEqual(requests[0].params, { ...credentials, cookie: true });
  assert.deepEqual(session.user.value, ann);
  assert.deepEqual([...kept.values()], ["7"], "only the number is kept");
});

test("who logs out is known to have left until somebody logs in", async () => {
  const { session } = sessionWith((method) => (method === "user.get" ? ann : {}));
  await session.logIn(credentials);
  assert.equal(session.hasLeft, false);
  await session.logOut();
  assert.equal(session.hasLeft, true);
  await session.logIn(credentials);
  assert.equal(session.hasLeft, false);
});

test("a refused log-in changes nothing", async () => {
  const { session } = sessionWith(() => {
    throw { slug: "credentials_wrong" };
  });
  await assert.rejects(session.logIn(credentials), { slug: "credentials_wrong" });
  assert.equal(session.user.value, undefined);
});

test("a sign-up logs in", async () => {
  const { session, requests } = sessionWith((method) => (method === "user.get" ? ann : {}));
  await session.signUp({ email: ann.email, name: "Ann", password: credentials.password });
  assert.deepEqual(requests.map((one) => one.method), ["user.signup", "session.login", "user.get"]);
  assert.deepEqual(session.user.value, ann);
});

test("a log-out ends the session, also one that had ended already", async () => {
  for (const slug of [null, "unauthenticated"]) {
    const { session } = sessionWith((method) => {
      if (method !== "session.logout") return ann;
      if (slug) throw { slug };
      return {};
    });
    await session.begin();
    await session.logOut();
    assert.equal(session.user.value, null);
    assert.equal(kept.size, 0);
  }
});

test("a log-out that did not arrive leaves the person logged in, and says so", async () => {
  const { session } = sessionWith((method) => {
    if (method === "session.logout") throw new TypeError("Failed to fetch");
    return ann;
  });
  await session.begin();
  await assert.rejects(session.logOut(), { slug: "unreachable" });
  assert.deepEqual(session.user.value, ann);
});

test("whatever is refused for want of a session ends it here, too", async () => {
  let isOver = false;
  const { client, session } = sessionWith(() => {
    if (isOver) throw { slug: "unauthenticated" };
    return ann;
  });
  await session.begin();
  isOver = true;
  await assert.rejects(client.read("account.list"), { slug: "unauthenticated" });
  assert.equal(session.user.value, null);
  assert.equal(session.hasExpired.value, true);
  assert.equal(kept.size, 0);
});

test("a person who never was logged in, or has logged out, lost no session", async () => {
  let isOver = true;
  const { session } = sessionWith((method) => {
    if (isOver || method === "session.logout") throw { slug: "unauthenticated" };
    return ann;
  });
  await session.begin();
  assert.equal(session.hasExpired.value, false);
  isOver = false;
  await session.begin();
  await session.logOut();
  assert.deepEqual([session.user.value, session.hasExpired.value], [null, false]);
});
