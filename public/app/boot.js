// Runs before the first paint, so that theme and language do not flash: shows what the cookies of pages and app remember.
"use strict";
{
  const root = document.documentElement;
  const remembered = (/** @type {string} */ name) => document.cookie.match(new RegExp(`(?:^|; )${name}=([a-z]+)`))?.[1];
  root.dataset.theme = remembered("theme") ?? "auto";
  /** @type {Record<string, string>} */
  const tags = { en: "en", ru: "ru", zh: "zh-Hans" };
  const wanted = [remembered("language"), ...navigator.languages.map((language) => language.slice(0, 2))];
  const language = wanted.find((code) => code && code in tags) ?? "en";
  root.lang = tags[language];
  root.dataset.language = language;
}
