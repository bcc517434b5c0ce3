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
    // Also for going forward again, and for a reload.
    addEventListener("scrollend", rememberScroll);
    addEventListener("popstate", () => this.#follow(true));
    addEventListener("click", (event) => this.#click(event));
  }

  /**
   * Goes to an address of the app.
   *
   * @param {string} to
   * @param {{ replace?: boolean, link?: string | null }} [options] `replace`: going back does not lead to where one is now;
   *   `link`: the address of the link that was followed, to which going back leads
   */
  go(to, { replace = false, link = null } = {}) {
    if (replace) history.replaceState({}, "", to);
    else {
      rememberScroll();
      history.replaceState({ ...history.state, link }, "");
      history.pushState({}, "", to);
    }
    this.#follow(false);
  }

  /** @param {boolean} isReturn */
  #follow(isReturn) {
    // In this order, so that a view that is being left does not take the next one's query for its own.
    this.visit.value = visitOf(location.pathname, isReturn);
    this.query.value = new URLSearchParams(location.search);
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
    this.go(link.pathname + link.search, { link: link.getAttribute("href") });
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

/** A view that takes longer to get its height back than this is left where it is. */
const growthPatience = 3_000;

/**
 * Leads to where the person had been on this page, as soon as what the view reads has made it tall enough.
 *
 * @param {boolean} isLoad the page itself was just loaded: then its focus is the browser's
 */
export function restorePlace(isLoad) {
  const { scroll: wanted = 0, link = null } = history.state ?? {};
  const isThere = () => {
    scrollTo(0, wanted);
    if (Math.abs(scrollY - wanted) >= 1) return false;
    if (!isLoad && link) focusLink(link);
    return true;
  };
  if (isThere()) return;
  const over = new AbortController();
  const growth = new ResizeObserver(() => isThere() && over.abort());
  const timer = setTimeout(() => over.abort(), growthPatience);
  over.signal.addEventListener("abort", () => {
    growth.disconnect();
    clearTimeout(timer);
  });
  growth.observe(document.body);
  // A person who moves on is not pulled back.
  for (const name of ["wheel", "touchmove", "pointerdown", "keydown", "popstate"]) {
    addEventListener(name, () => over.abort(), { signal: over.signal, passive: true });
  }
}

/** The keyboard goes on at the link that was followed, if it is in sight. @param {string} address */
function focusLink(address) {
  const isInSight = (/** @type {Element} */ one) => {
    const { top, bottom } = one.getBoundingClientRect();
    return bottom > top && top >= 0 && bottom <= innerHeight;
  };
  const links = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("main a"));
  [...links].find((one) => one.getAttribute("href") === address && isInSight(one))?.focus({ preventScroll: true });
}
