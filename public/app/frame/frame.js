import { effect, scope } from "../state/signal.js";
import { h } from "../dom/element.js";
import { icon } from "../dom/icon.js";
import { text, language } from "../language/words.js";
import { failureText } from "../language/failures.js";
import { header } from "./header.js";
import { connectionBanner } from "./connection-banner.js";
import { pendingBanner } from "./pending-banner.js";
import { announcements } from "./announcements.js";
import { showShortcuts } from "./shortcuts.js";
import { stage } from "./stage.js";

/**
 * What stands around every view: skip link, header, banners, footer, announcements. It is built anew when the language
 * changes.
 *
 * @param {import("../app.js").App} app
 * @param {HTMLElement} body
 */
export function showFrame(app, body) {
  showShortcuts(app);
  let end = () => {};
  effect(() => {
    language.value;
    end();
    const built = scope(() => frame(app));
    end = built.end;
    body.replaceChildren(...built.result);
  });
  begin(app);
}

/** @param {import("../app.js").App} app */
function frame(app) {
  return [
    h("a", { class: "skip", href: "#main" }, text("frame.skip")),
    header(app),
    connectionBanner(app),
    pendingBanner(app),
    stage(app),
    footer(),
    announcements(app),
  ];
}

function footer() {
  const link = (/** @type {string} */ to, /** @type {string} */ label) => h("li", null, h("a", { href: to }, label));
  return h(
    "footer",
    { class: "foot" },
    h(
      "div",
      { class: "wrap foot-row" },
      h("p", null, text("frame.promise")),
      h("ul", null, link("/", text("frame.pages")), link("/docs", text("frame.api"))),
    ),
  );
}

/**
 * Finds out who is there; without a connection it says so and tries again when asked.
 *
 * @param {import("../app.js").App} app
 */
async function begin(app) {
  try {
    app.beginFailure.value = null;
    await app.session.begin();
  } catch (failure) {
    app.beginFailure.value = /** @type {any} */ (failure);
  }
}

/**
 * What stands in place of a view while nobody knows who is there, because the service cannot be reached.
 *
 * @param {import("../app.js").App} app
 */
export function unreachable(app) {
  const failure = app.beginFailure.value;
  return h(
    "div",
    { class: "sheet sheet-open" },
    icon("alert", "icon icon-large"),
    h("h1", { tabindex: "-1" }, text("app.unreachable_heading")),
    h("p", { class: "lead" }, failure ? failureText(failure) : ""),
    h("button", { class: "button", type: "button", onclick: () => begin(app) }, text("app.retry")),
  );
}
