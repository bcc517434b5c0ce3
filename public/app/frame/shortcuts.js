import { historyAddress, overviewAddress, transferAddress } from "../routing/addresses.js";

/** A second key of a pair has to come within this time. */
const pairTime = 1_500;

/**
 * Keys that lead through the app. They do nothing while something is typed, nor beside a modifier key.
 *
 * @param {import("../app.js").App} app
 */
export function showShortcuts(app) {
  let first = { key: "", at: 0 };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event) || document.querySelector("dialog[open]")) {
      return;
    }
    if (!app.session.user.peek()) return;
    const isPair = first.key === "g" && event.timeStamp - first.at < pairTime;
    const action = actionOf(app, isPair ? `g ${event.key}` : event.key);
    first = { key: event.key, at: event.timeStamp };
    if (!action) return;
    event.preventDefault();
    action();
  });
}

/** @param {import("../app.js").App} app @param {string} keys @returns {(() => void) | undefined} */
function actionOf(app, keys) {
  switch (keys) {
    case "/":
      return () => search(app);
    case "n":
      return () => app.router.go(transferAddress());
    case "g h":
      return () => app.router.go(historyAddress());
    case "g a":
      return () => app.router.go(overviewAddress);
    case "?":
      return showHelp;
  }
}

/** The search field of the history: here, or after going there. @param {import("../app.js").App} app */
function search(app) {
  const field = () => /** @type {HTMLElement | null} */ (document.querySelector('main input[type="search"]'));
  const here = field();
  if (here) return here.focus();
  app.router.go(historyAddress());
  const main = document.getElementById("main");
  const watch = new MutationObserver(() => {
    if (!field()) return;
    watch.disconnect();
    // After the view has given the focus to its heading.
    setTimeout(() => field()?.focus());
  });
  if (main) watch.observe(main, { childList: true, subtree: true });
}

async function showHelp() {
  const { openHelp } = await import("./help.js");
  openHelp();
}

/** @param {KeyboardEvent} event */
function isTyping(event) {
  const target = /** @type {HTMLElement} */ (event.target);
  return target.isContentEditable || ["INPUT", "SELECT", "TEXTAREA"].includes(target.tagName);
}
