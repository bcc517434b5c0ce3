import assert from "node:assert/strict";
import { test } from "node:test";
import { routes } from "../../../public/app/routing/routes.js";
import { catalogue, languages } from "../support/catalogues.js";
import { textCalls } from "../support/sources.js";

/** Families of texts that the service's codes name. */
const families = ["fault.", "refusal.", "advice.", "currency.", "month."];

const catalogues = new Map(languages.map((code) => [code, catalogue(code)]));

/** @param {string} language @param {string} key */
function entry(language, key) {
  const [section, name] = key.split(".", 2);
  return catalogues.get(language)?.[section]?.[name];
}

/** The places that a text has, in any of its forms. @param {string | Record<string, string>} written */
function placesOf(written) {
  const all = typeof written === "string" ? [written] : Object.values(written);
  return [...new Set(all.flatMap((one) => [...one.matchAll(/\{(\w+)\}/g)].map((found) => found[1])))];
}

test("every text that the app names is there in every language, counted or not as it is used", () => {
  const missing = textCalls().filter(({ key }) => key !== null).flatMap(({ file, name, key }) => {
    const isAsUsed = (/** @type {any} */ written) =>
      name === "text" ? typeof written === "string" : typeof written === "object";
    return languages.filter((language) => !isAsUsed(entry(language, String(key)))).map((language) =>
      `${language} ${key} (${file})`
    );
  });
  assert.deepEqual(missing, []);
});

test("every place of a text is given its value", () => {
  const empty = textCalls().flatMap(({ file, key, values }) => {
    const places = key && values ? placesOf(entry("en", key) ?? "") : [];
    return places.filter((place) => !values?.includes(place)).map((place) => `{${place}} of ${key} (${file})`);
  });
  assert.deepEqual(empty, []);
});

test("a text is named by one literal, so that it can be found; only the service's codes make names", () => {
  const computed = textCalls().filter(({ key, prefix }) => key === null && !families.includes(prefix ?? ""));
  // What the service says went wrong, and the titles of the table of routes.
  const allowed = ["language/failures.js", "frame/stage.js"];
  assert.deepEqual(computed.filter(({ file }) => !allowed.includes(file)), []);
});

test("every view has a title in every language", () => {
  const untitled = routes.map(({ title }) => title).filter((title) =>
    !languages.every((language) => typeof entry(language, title) === "string")
  );
  assert.deepEqual(untitled, []);
});

test("plural forms are those that the language has", () => {
  const wrong = languages.flatMap((language) => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    // Russian counts fractions as `other`; whole numbers never need it.
    const needed = pluralCategories.filter((form) => language !== "ru" || form !== "other");
    return Object.entries(catalogues.get(language) ?? {}).flatMap(([section, texts]) =>
      Object.entries(texts)
        .filter(([, written]) => typeof written === "object")
        .filter(([, forms]) => JSON.stringify(Object.keys(forms).sort()) !== JSON.stringify([...needed].sort()))
        .map(([name]) => `${language} ${section}.${name}`)
    );
  });
  assert.deepEqual(wrong, []);
});

test("every language has the same texts, and every form of a text has the same places", () => {
  const english = catalogues.get("en") ?? {};
  for (const language of languages) {
    const theirs = catalogues.get(language) ?? {};
    assert.deepEqual(Object.keys(theirs).sort(), Object.keys(english).sort(), language);
    for (const section of Object.keys(english)) {
      assert.deepEqual(
        Object.keys(theirs[section]).sort(),
        Object.keys(english[section]).sort(),
        `${language} ${section}`,
      );
      for (const [name, written] of Object.entries(theirs[section])) {
        // One problem needs no number.
        if (`${section}.${name}` === "fault.heading") continue;
        for (const form of typeof written === "string" ? [written] : Object.values(written)) {
          assert.notEqual(form, "", `${language} ${section}.${name}`);
          assert.deepEqual(
            placesOf(form).sort(),
            placesOf(english[section][name]).sort(),
            `${language} ${section}.${name}`,
          );
        }
      }
    }
  }
});
