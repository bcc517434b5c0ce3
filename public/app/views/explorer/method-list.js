import { h } from "../../dom/element.js";
import { icon } from "../../dom/icon.js";
import { text } from "../../language/words.js";
import { explorerAddress } from "../../routing/addresses.js";
import { signal } from "../../state/signal.js";
import { effectOf } from "./effects.js";

/**
 * The methods, by their nouns, with a filter. On a small screen the list folds away.
 *
 * @param {import("./desk.js").Desk} desk
 */
export function methodList(desk) {
  const words = signal("");
  const found = () => desk.document.methods.filter((/** @type {any} */ one) => matches(one, words.value));
  const details = h(
    "details",
    { class: "methods", open: matchMedia("(min-width: 48rem)").matches },
    h("summary", { class: "button button-plain button-wide" }, text("app_explorer.methods")),
    h(
      "nav",
      { class: "methods-list", "aria-label": text("app_explorer.methods") },
      filter(words, () => found()[0] && choose(found()[0].name)),
      h("p", { class: "hidden", role: "status" }, () => found().length === 0 && text("app_explorer.nothing_found")),
      () => groups(desk, found(), fold),
    ),
  );
  return details;

  /** @param {string} name */
  function choose(name) {
    desk.go(name);
    fold();
  }

  function fold() {
    details.open = matchMedia("(min-width: 48rem)").matches;
    document.getElementById("method")?.focus();
  }
}

/** @param {any} method @param {string} words */
function matches(method, words) {
  const text = `${method.name} ${method.summary}`.toLowerCase();
  return words.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

/** @param {import("../../state/signal.js").Signal<string>} words @param {() => void} chooseFirst */
function filter(words, chooseFirst) {
  return h(
    "div",
    { class: "search" },
    icon("search"),
    h("input", {
      class: "input",
      type: "search",
      "aria-label": text("app_explorer.filter"),
      placeholder: text("app_explorer.filter"),
      autocomplete: "off",
      spellcheck: "false",
      oninput: (/** @type {Event} */ event) => (words.value = /** @type {HTMLInputElement} */ (event.target).value),
      onkeydown: (/** @type {KeyboardEvent} */ event) => event.key === "Enter" && chooseFirst(),
    }),
  );
}

/** @param {import("./desk.js").Desk} desk @param {any[]} methods @param {() => void} fold */
function groups(desk, methods, fold) {
  if (methods.length === 0) return h("p", { class: "quiet" }, text("app_explorer.nothing_found"));
  /** @type {Map<string, any[]>} */
  const byNoun = new Map();
  for (const method of methods) {
    const noun = method.name.split(".")[0];
    byNoun.set(noun, [...(byNoun.get(noun) ?? []), method]);
  }
  return [...byNoun].map(([noun, some]) => [
    h("p", { class: "reference-nav-title", lang: "en" }, noun),
    h("ul", null, some.map((method) => h("li", null, link(desk, method, fold)))),
  ]);
}

/** @param {import("./desk.js").Desk} desk @param {any} method @param {() => void} fold */
function link(desk, method, fold) {
  const verb = method.name.split(".").slice(1).join(".");
  return h(
    "a",
    {
      href: `${explorerAddress}?method=${encodeURIComponent(method.name)}`,
      title: method.summary,
      "aria-current": () => desk.name.value === method.name && "page",
      // After the address has changed.
      onclick: () => setTimeout(fold),
    },
    h("code", null, h("span", { class: "methods-noun" }, `${method.name.split(".")[0]}.`), verb),
    effectOf(method.name) === "money" && icon("send"),
  );
}
