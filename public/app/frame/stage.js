import { bars } from "../components/loading.js";
import { h } from "../dom/element.js";
import { text } from "../language/words.js";
import { logInAddress, overviewAddress } from "../routing/addresses.js";
import { restorePlace } from "../routing/router.js";
import { effect, scope, signal, untracked, whenOver } from "../state/signal.js";
import { Failure } from "../rpc/failure.js";
import { unreachable } from "../components/unreachable.js";

/** Longer loads of a view's module show that something is coming. */
const moduleDelay = 200;

/**
 * The main part of the page, in which the view of the present address stands. It leads strangers to the log-in and back.
 *
 * @param {import("../app.js").App} app
 */
export function stage(app) {
  const main = h("main", { id: "main", class: "wrap", tabindex: "-1" });
  let endView = () => {};
  // The page itself was just loaded, unless there is another stage: that of the language before.
  let isFirst = !document.querySelector("main");
  let isOver = false;
  whenOver(() => {
    isOver = true;
    endView();
  });
  effect(() => {
    const visit = app.router.visit.value;
    const user = app.session.user.value;
    if (user === undefined) {
      const failure = app.beginFailure.value;
      main.replaceChildren(failure ? unreachable(failure, () => app.begin()) : bars(3));
      // Whoever was here last will most likely see this view: its module comes meanwhile. A failure is met when it is shown.
      if (app.session.rememberedUserId()) visit.match?.route.load().catch(() => {});
      return;
    }
    const isDiverted = untracked(() => divert(app, visit, user));
    if (isDiverted) return;
    const wasFirst = isFirst;
    isFirst = false;
    show(visit, wasFirst);
  });
  return main;

  /** @param {import("../routing/router.js").Visit} visit @param {boolean} isLoad the page itself was just loaded */
  async function show(visit, isLoad) {
    const isCurrent = () => !isOver && app.router.visit.peek() === visit;
    // Who has gone on meanwhile sees another view by now.
    const slow = setTimeout(() => isCurrent() && main.replaceChildren(bars(3)), moduleDelay);
    /** @type {() => Node} */
    let build;
    let title = text("problem.not_found");
    if (visit.match) {
      title = text(visit.match.route.title);
      try {
        const { view } = await visit.match.route.load();
        const { params } = visit.match;
        build = () => view(app, { params, query: queryOf(visit), setTitle: nameWindow });
      } catch {
        build = () => {
          const again = () => show(visit, isLoad);
          addEventListener("online", again);
          whenOver(() => removeEventListener("online", again));
          return unreachable(new Failure("unreachable"), again);
        };
      }
    } else build = notFound;
    clearTimeout(slow);
    if (!isCurrent()) return;
    nameWindow(title);
    await transition(isLoad, () => {
      endView();
      const built = scope(build);
      endView = built.end;
      document.body.className = `app page-${visit.match?.route.name ?? "problem"}`;
      main.replaceChildren(built.result);
      // A reader of the screen is told what came; the first page is announced by the browser itself.
      if (!isLoad) (main.querySelector("h1") ?? main).focus({ preventScroll: true });
      if (visit.isReturn) restorePlace(isLoad);
      else scrollTo(0, 0);
    });
  }

  /** The query as long as this view is visited. @param {import("../routing/router.js").Visit} visit */
  function queryOf(visit) {
    const query = signal(app.router.query.peek());
    effect(() => {
      const current = app.router.query.value;
      if (app.router.visit.peek() === visit) query.value = current;
    });
    return query;
  }
}

/** @param {import("../app.js").App} app @param {import("../routing/router.js").Visit} visit @param {any} user */
function divert(app, visit, user) {
  const audience = visit.match?.route.audience;
  if (audience === "client" && !user) {
    const { hasLeft } = app.session;
    app.session.hasLeft = false;
    app.router.go(hasLeft ? logInAddress() : logInAddress(location.pathname + location.search), { replace: true });
    return true;
  }
  if (audience === "stranger" && user) {
    app.router.go(nextAddress() ?? overviewAddress, { replace: true });
    return true;
  }
  return false;
}

/** Where the log-in leads on to: an address of the app itself, nowhere else. */
function nextAddress() {
  const next = new URLSearchParams(location.search).get("next");
  return next?.startsWith("/app/") && !next.includes("\\") ? next : null;
}

/** @param {boolean} isLoad @param {() => void} change */
function transition(isLoad, change) {
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (isLoad || isCalm || !document.startViewTransition) return change();
  return document.startViewTransition(change).updateCallbackDone;
}

/** @param {string} title */
function nameWindow(title) {
  document.title = text("title.on_site", { page: title });
}

function notFound() {
  return h(
    "div",
    { class: "sheet sheet-open" },
    h("p", { class: "status", "aria-hidden": "true" }, "404"),
    h("h1", { tabindex: "-1" }, text("problem.not_found")),
    h("p", { class: "lead" }, text("problem.not_found_text")),
    h("a", { class: "button", href: overviewAddress }, text("problem.home")),
  );
}
