import { logOutButton } from "../components/log-out-button.js";
import { languageChoice, themeChoice } from "../components/preference-choices.js";
import { h } from "../dom/element.js";
import { icon } from "../dom/icon.js";
import { text } from "../language/words.js";
import { chooseHidingAmounts, hidesAmounts } from "../preferences/preferences.js";
import {
  explorerAddress,
  historyAddress,
  logInAddress,
  overviewAddress,
  securityAddress,
  settingsAddress,
  signUpAddress,
  transferAddress,
} from "../routing/addresses.js";

/**
 * The brand, the ways through the app, and the person's menu.
 *
 * @param {import("../app.js").App} app
 */
export function header(app) {
  return h(
    "header",
    { class: "top" },
    h(
      "div",
      { class: "wrap top-row" },
      h("a", { class: "brand", href: overviewAddress }, icon("mark", "mark"), h("span", null, "Easybilling")),
      () => app.session.user.value && navigation(app),
      h("div", { class: "top-end" }, () => endOf(app)),
    ),
    menu(app),
  );
}

/** @param {import("../app.js").App} app */
function navigation(app) {
  const links = [
    { to: overviewAddress, name: "accounts", drawing: "wallet", label: text("frame.accounts") },
    { to: transferAddress(), name: "transfer-form", drawing: "send", label: text("frame.transfer") },
    { to: historyAddress(), name: "history", drawing: "history", label: text("frame.history") },
  ];
  const isHere = (/** @type {string} */ name) => app.router.visit.value.match?.route.name === name;
  return h(
    "nav",
    { class: "nav", "aria-label": text("frame.navigation") },
    h(
      "ul",
      null,
      links.map(({ to, name, drawing, label }) =>
        h(
          "li",
          null,
          h("a", { href: to, "aria-current": () => isHere(name) && "page" }, icon(drawing), h("span", null, label)),
        )
      ),
    ),
  );
}

/** Nothing, as long as nobody knows who is there. @param {import("../app.js").App} app */
function endOf(app) {
  const user = app.session.user.value;
  if (user === undefined) return null;
  return user ? clientEnd(app) : strangerEnd();
}

/** @param {import("../app.js").App} app */
function clientEnd(app) {
  const initials = () =>
    (app.session.user.value?.name ?? "").split(/\s+/).map((word) => [...word][0] ?? "").slice(0, 2).join("");
  return [
    h(
      "button",
      {
        class: "round",
        type: "button",
        "aria-pressed": () => String(hidesAmounts.value),
        "aria-label": text("app.hide_amounts"),
        onclick: () => chooseHidingAmounts(!hidesAmounts.peek()),
      },
      () => icon(hidesAmounts.value ? "eye-closed" : "eye"),
    ),
    h(
      "button",
      { class: "round round-initials", type: "button", popovertarget: "menu", "aria-label": text("frame.menu") },
      h("span", { "aria-hidden": "true" }, initials),
    ),
  ];
}

function strangerEnd() {
  return [
    h("a", { class: "button button-quiet", href: logInAddress() }, text("frame.log_in")),
    h("a", { class: "button button-small", href: signUpAddress }, text("frame.sign_up")),
    h(
      "button",
      { class: "round", type: "button", popovertarget: "menu", "aria-label": text("preferences.title") },
      icon("globe"),
    ),
  ];
}

/** @param {import("../app.js").App} app */
function menu(app) {
  const element = h(
    "div",
    {
      class: "menu",
      id: "menu",
      popover: "auto",
      role: "group",
      "aria-label": () => (app.session.user.value ? text("frame.menu") : text("preferences.title")),
    },
    () => app.session.user.value && clientMenu(app),
    h("div", null, h("p", { class: "menu-label" }, text("preferences.language")), languageChoice(app)),
    h("div", null, h("p", { class: "menu-label" }, text("preferences.theme")), themeChoice()),
    () => app.session.user.value && logOutButton(app, "button-wide menu-out"),
  );
  // Wherever a link of the menu leads, or when its person leaves, the menu is done.
  element.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("a, .menu-out")) element.hidePopover();
  });
  return element;
}

/** @param {import("../app.js").App} app */
function clientMenu(app) {
  const user = app.session.user.value;
  const link = (/** @type {string} */ to, /** @type {string} */ drawing, /** @type {string} */ label) =>
    h("li", null, h("a", { href: to }, icon(drawing), label));
  return [
    h(
      "p",
      { class: "menu-person" },
      h("strong", null, h("bdi", null, user?.name)),
      h("br"),
      text("frame.client", { number: user?.id ?? "" }),
    ),
    h(
      "ul",
      { class: "menu-links" },
      link(securityAddress, "shield", text("title.security")),
      link(explorerAddress, "code", text("title.explorer")),
      link(settingsAddress, "settings", text("title.settings")),
    ),
  ];
}
