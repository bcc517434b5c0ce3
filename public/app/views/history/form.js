import { problemOf, selectField, textField } from "../../components/field.js";
import { h } from "../../dom/element.js";
import { icon } from "../../dom/icon.js";
import { text } from "../../language/words.js";
import { computed, effect, untracked, whenOver } from "../../state/signal.js";
import { choiceLabels } from "./labels.js";
import { problemsOf } from "./problems.js";
import { choices, faultsOf, filterNames, textMax, tidy } from "./question.js";

/** A search begins when nothing was typed for this long. */
const typingPause = 300;

/**
 * @typedef {import("./question.js").Question} Question
 * @typedef {{ question: { readonly value: Question, peek: () => Question },
 *   problems: import("../../state/signal.js").Signal<import("../../components/form.js").Problem[]>,
 *   ask: (question: Question, options?: { replace?: boolean }) => void }} Parts `ask` changes the address
 */

/**
 * The search, and behind a button everything else that a history can be asked for. The search follows the typing; the other
 * fields count when they are sent. Until then they keep what was typed, whatever else happens.
 *
 * @param {import("../../app.js").App} app @param {Parts} parts
 */
export function filterForm(app, parts) {
  const { question, problems, ask } = parts;
  const of = (/** @type {string} */ id) => () => problems.value.find((problem) => problem.id === id)?.reason ?? null;
  const details = h(
    "details",
    null,
    h("summary", { class: "button button-plain" }, icon("filter"), text("history.filters")),
    h("div", { class: "filter-fields" }, fields(app, question, of)),
  );
  const form = h(
    "form",
    { class: "filters", role: "search", novalidate: true },
    searchField(question, of("text"), ask),
    details,
    h("button", { class: "button" }, text("history.show")),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const next = { filters: tidy(Object.fromEntries(new FormData(form))), sort: question.peek().sort };
    const faults = [...faultsOf(next, accountsOf(app)), ...unreadableDays(form)];
    if (faults.length > 0) problems.value = problemsOf(faults, next);
    else {
      ask(next);
      // The fields would fill a small screen: what they found is more to the point, and chips say what is in force.
      if (matchMedia("(max-width: 52rem)").matches) details.open = false;
    }
  });
  followAddress(form, question);
  effect(() => {
    if (problems.value.some(({ id }) => id && id !== "text")) details.open = true;
  });
  return form;
}

/** @param {import("../../app.js").App} app */
function accountsOf(app) {
  return (app.books.accounts.value.peek() ?? []).map(({ id }) => String(id));
}

/** Days of which only a part was typed: the browser gives no text for them. @param {HTMLFormElement} form */
function unreadableDays(form) {
  const names = /** @type {const} */ (["since", "until"]);
  return names.filter((name) => control(form, name).validity.badInput).map((name) => (
    { name, fault: /** @type {const} */ ("day") }
  ));
}

/** @param {HTMLFormElement} form @param {string} name */
function control(form, name) {
  return /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
}

/** Where the address changes, its fields change: what was typed elsewhere stays. @param {HTMLFormElement} form @param {Parts["question"]} question */
function followAddress(form, question) {
  let before = question.peek().filters;
  effect(() => {
    const { filters } = question.value;
    const typed = tidy(Object.fromEntries(new FormData(form)));
    for (const name of filterNames) {
      if (filters[name] !== before[name] && filters[name] !== typed[name]) control(form, name).value = filters[name];
    }
    before = filters;
  });
}

/** @param {Parts["question"]} question @param {() => string | null} problem @param {Parts["ask"]} ask */
function searchField(question, problem, ask) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** Whether the address of this search was made since the field got the focus: one search is one step back. */
  let isUnderWay = false;
  whenOver(() => clearTimeout(timer));
  const input = h("input", {
    class: "input",
    id: "text",
    name: "text",
    type: "search",
    maxlength: textMax,
    placeholder: text("history.search"),
    autocomplete: "off",
    value: question.peek().filters.text,
    "aria-invalid": () => problem() && "true",
    "aria-describedby": () => problem() && "text-problem",
    onfocus: () => (isUnderWay = false),
    oninput: () => {
      clearTimeout(timer);
      timer = setTimeout(search, typingPause);
    },
  });
  const search = () => {
    const { filters, sort } = question.peek();
    const wanted = input.value.trim();
    if (wanted === filters.text) return;
    ask({ filters: { ...filters, text: wanted }, sort }, { replace: isUnderWay });
    isUnderWay = true;
  };
  return h(
    "div",
    { class: "search" },
    h("label", { class: "hidden", for: "text" }, text("history.search")),
    icon("search"),
    input,
    problemOf("text", problem),
  );
}

/** @param {import("../../app.js").App} app @param {Parts["question"]} question @param {(id: string) => () => string | null} of */
function fields(app, question, of) {
  const { filters } = question.peek();
  const { direction, kind, status } = choiceLabels();
  const currencies = choices.currency.map((code) => ({ value: code, label: code }));
  const select = (
    /** @type {import("./question.js").FilterName} */ id,
    /** @type {string} */ label,
    /** @type {{ value: string, label: string }[]} */ options,
  ) => {
    const all = [{ value: "", label: text("history.any") }, ...options];
    return selectField({ id, label, problem: of(id) }, all, { value: question.peek().filters[id] });
  };
  const amount = (/** @type {"min" | "max"} */ id, /** @type {string} */ label) =>
    textField({ id, label, problem: of(id) }, { value: filters[id], inputmode: "decimal", maxlength: 30 });
  const day = (/** @type {"since" | "until"} */ id, /** @type {string} */ label) =>
    textField({ id, label, problem: of(id) }, { value: filters[id], type: "date" });
  // Accounts may be read only later; their balances change more often than the choice.
  const accounts = computed(() =>
    app.books.accounts.value.value?.map(({ id, currency }) => `${id} ${currency}`).join()
  );
  const accountOptions = () =>
    (accounts.value ?? "").split(",").filter(Boolean).map((one) => {
      const [number, code] = one.split(" ");
      return { value: number, label: text("transfer.account_with_code", { code, number }) };
    });
  return [
    () => {
      const options = accountOptions();
      return untracked(() => select("account", text("history.account"), options));
    },
    select("direction", text("history.direction"), direction),
    select("kind", text("history.kind"), kind),
    select("currency", text("history.currency"), currencies),
    select("status", text("history.status"), status),
    amount("min", text("history.amount_min")),
    amount("max", text("history.amount_max")),
    day("since", text("history.since")),
    day("until", text("history.until")),
  ];
}
