import { signal } from "../state/signal.js";
import { match } from "./routes.js";

/**
 * Which view is shown, as the address says. Links inside the app change it without loading a page; everything else about
 * addresses is the browser's: back, forward, new tabs, bookmarks.
 *
 * @typedef {{ match: ReturnType<typeof match>, key: string, isReturn: boolean }} Visit `isReturn`: the person went back or
 *   forward, or the page was loaded
 */
export class Router {
  /** What the address asks for; `null` if there is no such view. @type {import("../state/signal.js").Signal<Visit>} */
  visit;
  /** The query of the address, also when only that changed. */
  query = signal(new URLSearchParams(), (a, b) => a.toString() === b.toString());

  constructor() {
    this.query.value = new URLSearchParams(location.search);
    this.visit = signal(visitOf(location.pathname, true), (a, b) => a.key === b.key);
    history.scrollRestoration = "manual";
    addEventListener("popstate", () => this.#follow(true));
    addEventListener("click", (event) => this.#click(event));
  }

  /**
   * Goes to an address of the app.
   *
   * @param {string} to @param {{ replace?: boolean }} [options] `replace`: going back does not lead to where one is now
   */
  go(to, { replace = false } = {}) {
    if (replace) history.replaceState({}, "", to);
    else {
      rememberScroll();
      history.pushState({}, "", to);
    }
    this.#follow(false);
  }

  /** @param {boolean} isReturn */
  #follow(isReturn) {
    this.query.value = new URLSearchParams(location.search);
    this.visit.value = visitOf(location.pathname, isReturn);
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (event.defaultPrevented || !isPlain || !(event.target instanceof Element)) return;
    const link = event.target.closest("a");
    if (!link || link.target || link.hasAttribute("download") || link.origin !== location.origin) return;
    if (link.hash && link.pathname === location.pathname && link.search === location.search) return;
    if (!match(link.pathname) || !link.pathname.startsWith("/app")) return;
    event.preventDefault();
    this.go(link.pathname + link.search);
  }
}

/** @param {string} path @param {boolean} isReturn @returns {Visit} */
function visitOf(path, isReturn) {
  const found = match(path);
  return { match: found, key: found ? `${found.route.name} ${JSON.stringify(found.params)}` : path, isReturn };
}

/** Where the page was scrolled to, so that going back leads there. */
function rememberScroll() {
  history.replaceState({ ...history.state, scroll: scrollY }, "");
}

/** Leads to where the person had been on this page. */
export function restoreScroll() {
  scrollTo(0, history.state?.scroll ?? 0);
}
