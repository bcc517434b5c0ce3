import { signal } from "../state/signal.js";

/**
 * The texts of the language that the person reads, from `/assets/i18n/`: the same files that the pages use.
 *
 * A text is named `section.name`, always as one literal, so that a test can find every name in the sources.
 */

export const languages = [
  { value: "en", tag: "en", name: "English" },
  { value: "ru", tag: "ru", name: "Русский" },
  { value: "zh", tag: "zh-Hans", name: "中文" },
];

/** The language whose texts are loaded: `en`, `ru` or `zh`. */
export const language = signal("en");

/** @type {Record<string, Record<string, string | Record<string, string>>>} */
let catalogue = {};
/** @type {Map<string, Intl.PluralRules>} */
const pluralRules = new Map();

/**
 * Loads a language's texts and makes it the current one.
 *
 * @param {string} chosen
 */
export async function speak(chosen) {
  const answer = await fetch(`/assets/i18n/${chosen}.json`);
  if (!answer.ok) throw new Error(`No texts for ${chosen}: ${answer.status}`);
  useCatalogue(chosen, await answer.json());
}

/** @param {string} chosen @param {typeof catalogue} texts */
export function useCatalogue(chosen, texts) {
  catalogue = texts;
  language.value = chosen;
}

/**
 * A text with its places filled in: `text("chip.account", { value: 701 })`.
 *
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function text(key, values) {
  const entry = find(key);
  return typeof entry === "string" ? fill(entry, values) : `⟨${key}⟩`;
}

/**
 * A text whose form depends on a number of things; its place is `{count}`.
 *
 * @param {string} key
 * @param {number} count
 */
export function counted(key, count) {
  const forms = find(key);
  if (typeof forms !== "object") return `⟨${key}⟩`;
  const code = language.value;
  if (!pluralRules.has(code)) pluralRules.set(code, new Intl.PluralRules(code));
  const form = /** @type {Intl.PluralRules} */ (pluralRules.get(code)).select(count);
  return fill(forms[form] ?? forms.many ?? forms.other, { count: new Intl.NumberFormat(code).format(count) });
}

/** Whether there is such a text: for families of texts that the service's codes name. @param {string} key */
export function hasText(key) {
  return typeof find(key) === "string";
}

/** @param {string} key */
function find(key) {
  const [section, name] = key.split(".", 2);
  return catalogue[section]?.[name];
}

/** @param {string} pattern @param {Record<string, string | number>} [values] */
function fill(pattern, values = {}) {
  return pattern.replace(/\{(\w+)\}/g, (place, name) => (name in values ? String(values[name]) : place));
}
