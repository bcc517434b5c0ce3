import { languages, speak } from "../language/words.js";
import { recall, remember } from "../state/memory.js";
import { signal } from "../state/signal.js";
import { readCookie, writeCookie } from "./cookie.js";

/** What a person chose on this device: language, theme, whether amounts are hidden, the currency of the total. */

const themes = ["auto", "light", "dark"];

/** `auto` (as the device says), `light` or `dark`. */
export const theme = signal("auto");
/** Whether amounts are covered, for when somebody looks over the shoulder. */
export const hidesAmounts = signal(false);
/** The currency in which all accounts are added up. */
export const totalCurrency = signal("USD");

/** Reads what was chosen before. `boot.js` has already shown theme and language. */
export function recallPreferences() {
  const chosen = readCookie("theme");
  theme.value = chosen !== null && themes.includes(chosen) ? chosen : "auto";
  hidesAmounts.value = recall("easybilling.hidesAmounts") === "true";
  totalCurrency.value = recall("easybilling.totalCurrency") ?? "USD";
}

/** @param {string} chosen */
export function chooseTheme(chosen) {
  theme.value = chosen;
  document.documentElement.dataset.theme = chosen;
  writeCookie("theme", chosen);
}

/** Loads the language's texts; what is shown follows. @param {string} chosen */
export async function chooseLanguage(chosen) {
  await speak(chosen);
  showLanguage(chosen);
  writeCookie("language", chosen);
}

/** @param {boolean} hides */
export function chooseHidingAmounts(hides) {
  hidesAmounts.value = hides;
  remember("easybilling.hidesAmounts", String(hides));
}

/** @param {string} currency */
export function chooseTotalCurrency(currency) {
  totalCurrency.value = currency;
  remember("easybilling.totalCurrency", currency);
}

/** @param {string} code */
function showLanguage(code) {
  document.documentElement.lang = languages.find((one) => one.value === code)?.tag ?? "en";
}
