import { h } from "../../dom/element.js";
import { icon } from "../../dom/icon.js";
import { keyed } from "../../dom/keyed.js";
import { text } from "../../language/words.js";
import { historyAddress } from "../../routing/addresses.js";
import { computed, untracked } from "../../state/signal.js";
import { chipLabel } from "./labels.js";
import { filterNames, isFiltered, parametersOf, without } from "./question.js";

/** @typedef {import("./question.js").Question} Question */

/**
 * The conditions that are in force, each with a way to remove it.
 *
 * @param {{ readonly value: Question, peek: () => Question }} question
 */
export function chips(question) {
  const isThere = computed(() => isFiltered(question.value.filters));
  return () => isThere.value && untracked(() => chipList(question));
}

/** @param {{ readonly value: Question, peek: () => Question }} question */
function chipList(question) {
  const inForce = () => {
    const { filters } = question.value;
    const conditions = filterNames.filter((name) => filters[name] !== "").map((name) => ({
      name,
      value: filters[name],
    }));
    return [...conditions, { name: "", value: "" }];
  };
  const list = h("ul", { class: "chips", "aria-label": text("history.in_force") });
  list.addEventListener("click", (event) => keepFocus(list, /** @type {Element} */ (event.target)));
  return keyed(
    list,
    inForce,
    ({ name, value }) => `${name} ${value}`,
    ({ name, value }) =>
      h("li", null, name === "" ? clearing(question) : removing(question, /** @type {any} */ (name), value)),
  );
}

/** @param {{ readonly value: Question }} question @param {import("./question.js").FilterName} name @param {string} value */
function removing(question, name, value) {
  return h(
    "a",
    { class: "chip", href: () => historyAddress(parametersOf(without(question.value, name))) },
    h("bdi", null, chipLabel(name, value)),
    h("span", { class: "hidden" }, " ", text("history.remove")),
    icon("close"),
  );
}

/** @param {{ readonly value: Question }} question */
function clearing(question) {
  const address = () => historyAddress(parametersOf(without(question.value)));
  return h("a", { class: "chip chip-clear", href: address }, text("history.clear"));
}

/** What is removed takes the focus with it: the one that moves up gets it, or else the search. @param {Element} list @param {Element} pressed */
function keepFocus(list, pressed) {
  const index = [...list.children].findIndex((item) => item.contains(pressed));
  // After the address has changed, and the list with it.
  setTimeout(() => {
    if (index < 0 || document.activeElement !== document.body) return;
    const next = list.isConnected && list.children[index]?.querySelector("a");
    (next || /** @type {HTMLElement | null} */ (document.querySelector('main input[type="search"]')))?.focus();
  });
}
