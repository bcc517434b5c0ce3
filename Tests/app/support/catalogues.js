import { readFileSync } from "node:fs";
import { useCatalogue } from "../../../public/app/language/words.js";

/** @typedef {Record<string, Record<string, string | Record<string, string>>>} Catalogue */

export const languages = ["en", "ru", "zh"];

/** The texts of a language, as the app gets them. @param {string} code @returns {Catalogue} */
export function catalogue(code) {
  return JSON.parse(readFileSync(new URL(`../../../public/assets/i18n/${code}.json`, import.meta.url), "utf8"));
}

/** Has the app speak a language without a network. @param {string} code */
export function speakHere(code) {
  useCatalogue(code, catalogue(code));
}
