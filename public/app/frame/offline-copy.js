/**
 * Has the browser keep the app's files, so that it opens without a connection and says so. Where the browser has no
 * service workers, or forbids them, everything else works as it does.
 */
export function keepOfflineCopy() {
  if (!("serviceWorker" in navigator)) return;
  const address = "/app/sw.js";
  // Trusted Types want a script's address from a policy; ours knows one address.
  const trusted = /** @type {any} */ (globalThis).trustedTypes?.createPolicy("service-worker", {
    createScriptURL: () => address,
  });
  navigator.serviceWorker.register(trusted ? trusted.createScriptURL("") : address).catch((reason) => {
    console.info("The app is not kept for offline use.", reason);
  });
}
