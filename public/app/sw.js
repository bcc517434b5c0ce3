// Lets the app open without a connection, so that it can say that there is none. It keeps the app's own files only: what
// the network gave last. No answer of the service is ever kept, so nobody is shown yesterday's money.
"use strict";

const cacheName = "easybilling-app";
/** A kept file is better than a network that does not answer. */
const patience = 4_000;

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const isOurs = origin === worker.location.origin && /^\/(app|assets)\//.test(pathname);
  if (request.method !== "GET" || !isOurs) return;
  // Every view has the same document; the styleguide has its own.
  const isView = request.mode === "navigate" && !pathname.endsWith(".html");
  const key = isView ? "/app/" : pathname;
  event.respondWith(networkFirst(request, key, event));
});

/** @param {Request} request @param {string} key under which the answer is kept @param {FetchEvent} event */
async function networkFirst(request, key, event) {
  const cache = await caches.open(cacheName);
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(patience) });
    if (answer.status === 200) event.waitUntil(cache.put(key, answer.clone()));
    return answer;
  } catch (error) {
    const kept = await cache.match(key);
    if (kept) return kept;
    throw error;
  }
}
