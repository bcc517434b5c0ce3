import { language, languages, text } from "../language/words.js";
import { chooseLanguage, chooseTheme, theme } from "../preferences/preferences.js";
import { segments } from "./segments.js";

/** The language to read in; what is shown follows at once. @param {import("../app.js").App} app */
export function languageChoice(app) {
  const choices = languages.map(({ value, tag, name }) => ({ value, label: name, lang: tag }));
  const choose = (/** @type {string} */ chosen) =>
    chooseLanguage(chosen).catch(() => app.announce(text("app.unreachable"), "bad"));
  return segments(text("preferences.language"), choices, () => language.value, choose);
}

/** As the device says, light or dark. */
export function themeChoice() {
  const choices = [
    { value: "auto", label: text("preferences.theme_auto"), icon: "theme-auto" },
    { value: "light", label: text("preferences.theme_light"), icon: "theme-light" },
    { value: "dark", label: text("preferences.theme_dark"), icon: "theme-dark" },
  ];
  return segments(text("preferences.theme"), choices, () => theme.value, chooseTheme);
}
