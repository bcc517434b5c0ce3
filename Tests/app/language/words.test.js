import assert from "node:assert/strict";
import { test } from "node:test";
import { counted, hasText, language, speak, text, useCatalogue } from "../../../public/app/language/words.js";
import { effect } from "../../../public/app/state/signal.js";
import { speakHere } from "../support/catalogues.js";

test("places are filled in, and what has no value stays visible", () => {
  useCatalogue("en", { a: { b: "{from} to {to}, {from}" } });
  assert.equal(text("a.b", { from: "USD", to: 7 }), "USD to 7, USD");
  assert.equal(text("a.b", { from: "{to}" }), "{to} to {to}, {to}");
});

test("a missing text shows its name instead of breaking the view", () => {
  useCatalogue("en", { a: { b: "text", c: { one: "{count} day", other: "{count} days" } } });
  assert.equal(text("a.missing"), "⟨a.missing⟩");
  assert.equal(text("nothing.at_all"), "⟨nothing.at_all⟩");
  assert.equal(text("a.c"), "⟨a.c⟩");
  assert.equal(counted("a.b", 1), "⟨a.b⟩");
  assert.deepEqual(["a.b", "a.c", "a.d", "b.a"].map(hasText), [true, false, false, false]);
});

test("Russian has one, few and many; English one and other; Chinese one for all", () => {
  const expected = {
    en: ["1 minute ago", "2 minutes ago", "5 minutes ago", "21 minutes ago"],
    ru: ["1 минуту назад", "2 минуты назад", "5 минут назад", "21 минуту назад"],
    zh: ["1 分钟前", "2 分钟前", "5 分钟前", "21 分钟前"],
  };
  for (const [code, texts] of Object.entries(expected)) {
    speakHere(code);
    assert.deepEqual([1, 2, 5, 21].map((count) => counted("age.minutes", count)), texts);
  }
});

test("what is shown follows the language", () => {
  speakHere("en");
  /** @type {string[]} */
  const shown = [];
  const end = effect(() => {
    language.value;
    shown.push(text("app.cancel"));
  });
  speakHere("ru");
  end();
  assert.deepEqual(shown, ["Cancel", "Отмена"]);
});

test("a language that cannot be loaded leaves the present one", async () => {
  speakHere("en");
  const fetchBefore = globalThis.fetch;
  globalThis.fetch = () => Promise.resolve(new Response("", { status: 503 }));
  try {
    await assert.rejects(speak("ru"));
  } finally {
    globalThis.fetch = fetchBefore;
  }
  assert.equal(language.value, "en");
  assert.equal(text("app.cancel"), "Cancel");
});
