import { effect, scope, signal } from "../state/signal.js";
import { h } from "../dom/element.js";
import { language, text } from "../language/words.js";
import { header } from "./header.js";
import { connectionBanner } from "./connection-banner.js";
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
}

/** @param {import("../app.js").App} app */
function frame(app) {
  return [
    h("a", { class: "skip", href: "#main" }, text("frame.skip")),
    header(app),
    connectionBanner(app),
    pendingBanners(app),
    stage(app),
    footer(),
    announcements(app),
  ];
}

/**
 * What is to be said of payments that are not certain; how to say it is loaded with them.
 *
 * @param {import("../app.js").App} app
 */
function pendingBanners(app) {
  const banner = signal(/** @type {typeof import("./pending-banner.js").pendingBanner | null} */ (null));
  effect(() => {
    if (app.payments.value) import("./pending-banner.js").then((module) => (banner.value = module.pendingBanner));
  });
  return h("div", { role: "status", class: "pending-banners" }, () => {
    const payments = app.payments.value;
    return payments && banner.value?.(app, payments);
  });
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
