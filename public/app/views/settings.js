import { logOutButton } from "../components/log-out-button.js";
import { languageChoice, themeChoice } from "../components/preference-choices.js";
import { segments } from "../components/segments.js";
import { h } from "../dom/element.js";
import { text } from "../language/words.js";
import { currencies } from "../money/currencies.js";
import { chooseHidingAmounts, chooseTotalCurrency, hidesAmounts, totalCurrency } from "../preferences/preferences.js";
import { securityAddress } from "../routing/addresses.js";
import { profile } from "./settings/profile.js";

/** Who the person is, and how they want the app to be on this device. @type {import("../routing/routes.js").View} */
export function view(app) {
  return h(
    "div",
    { class: "sheet sheet-wide" },
    h("h1", { tabindex: "-1" }, text("title.settings")),
    profile(app),
    h(
      "section",
      { class: "card settings", "aria-labelledby": "device" },
      h("h2", { id: "device" }, text("app_settings.device")),
      setting(text("preferences.language"), languageChoice(app)),
      setting(text("preferences.theme"), themeChoice()),
      setting(text("accounts.total_in"), currencyChoice()),
      hidingChoice(),
    ),
    h(
      "section",
      { class: "card settings", "aria-labelledby": "access" },
      h("h2", { id: "access" }, text("app_settings.access")),
      h("p", null, text("app_settings.access_text"), " ", h("a", { href: securityAddress }, text("title.security"))),
      h("p", null, logOutButton(app)),
    ),
  );
}

/** @param {string} label @param {Node} choice whose own label says the same to screen readers */
function setting(label, choice) {
  return h("div", { class: "setting" }, h("p", { class: "setting-label", "aria-hidden": "true" }, label), choice);
}

function currencyChoice() {
  const choices = currencies.map((code) => ({ value: code, label: code }));
  return segments(text("accounts.total_in"), choices, () => totalCurrency.value, chooseTotalCurrency);
}

function hidingChoice() {
  const choose = (/** @type {Event} */ event) =>
    chooseHidingAmounts(/** @type {HTMLInputElement} */ (event.target).checked);
  return h(
    "div",
    { class: "field" },
    h(
      "label",
      { class: "check" },
      h("input", {
        type: "checkbox",
        checked: () => hidesAmounts.value,
        onchange: choose,
        "aria-describedby": "hiding-hint",
      }),
      text("app.hide_amounts"),
    ),
    h("p", { class: "hint", id: "hiding-hint" }, text("app_settings.hiding_hint")),
  );
}
