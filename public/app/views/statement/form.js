import { selectField, textField } from "../../components/field.js";
import { h } from "../../dom/element.js";
import { text } from "../../language/words.js";
import { statementAddress } from "../../routing/addresses.js";
import { effect } from "../../state/signal.js";
import { now } from "../../time/now.js";
import { faultsOf, presetPeriods } from "./period.js";

/**
 * @typedef {import("./period.js").Asked} Asked
 * @typedef {import("../../components/form.js").Problem} Problem
 */

/** What cannot be understood, by the id of its field. @param {import("./period.js").Fault[]} faults @returns {Problem[]} */
export function problemsOf(faults) {
  return faults.map(({ name, fault }) => ({ id: name, reason: reasonOf(fault) }));
}

/** @param {import("./period.js").Fault["fault"]} fault */
function reasonOf(fault) {
  switch (fault) {
    case "account":
      return text("fault.from_account_unknown");
    case "day":
      return text("fault.date_malformed");
    case "period":
      return text("fault.period_reversed");
  }
}

/** Periods that one press shows. @param {{ readonly value: Asked }} asked */
export function statementPresets(asked) {
  const link = (/** @type {"thisMonth" | "lastMonth" | "days30"} */ name, /** @type {string} */ label) => {
    const period = () => presetPeriods(now())[name];
    const isChosen = () => asked.value.from === period().from && asked.value.to === period().to;
    return h("a", {
      class: "segment",
      href: () => addressOf({ ...asked.value, ...period() }),
      "aria-current": () => isChosen() && "true",
    }, label);
  };
  return h(
    "nav",
    { class: "segments presets", "aria-label": text("history.periods") },
    link("thisMonth", text("statement.this_month")),
    link("lastMonth", text("statement.last_month")),
    link("days30", text("history.period_month")),
  );
}

/** @param {Asked} asked */
function addressOf({ account, from, to }) {
  return statementAddress({ ...(account && { account: Number(account) }), from, to });
}

/**
 * Account and days of one's own.
 *
 * @param {import("../../app.js").App} app whose accounts have been read
 * @param {{ asked: { readonly value: Asked, peek: () => Asked },
 *   problems: { readonly value: Problem[] }, typed: import("../../state/signal.js").Signal<Problem[]> }} parts `typed` are those of
 *   what was typed
 */
export function statementForm(app, { asked, problems, typed }) {
  const accounts = app.books.accounts.value.peek() ?? [];
  const numbers = accounts.map(({ id }) => String(id));
  const options = accounts.map(({ id, currency }) => ({
    value: String(id),
    label: text("transfer.account_with_code", { code: currency, number: id }),
  }));
  const of = (/** @type {string} */ id) => () => problems.value.find((problem) => problem.id === id)?.reason ?? null;
  const day = (/** @type {"from" | "to"} */ id, /** @type {string} */ label) =>
    textField({ id, label, problem: of(id) }, { value: asked.peek()[id], type: "date" });
  const form = h(
    "form",
    { class: "filters statement-form", novalidate: true },
    selectField({ id: "account", label: text("history.account"), problem: of("account") }, options, {}),
    day("from", text("history.since")),
    day("to", text("history.until")),
    h("button", { class: "button" }, text("history.show")),
  );
  const control = (/** @type {string} */ name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
  effect(() => {
    const { account, from, to } = asked.value;
    control("account").value = account || numbers[0];
    control("from").value = from;
    control("to").value = to;
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const next = {
      account: control("account").value,
      from: control("from").value,
      to: control("to").value,
    };
    const names = /** @type {const} */ (["from", "to"]);
    const unreadable = names.filter((name) => control(name).validity.badInput).map((name) => (
      { name, fault: /** @type {const} */ ("day") }
    ));
    const faults = [...faultsOf(next, numbers), ...unreadable];
    if (faults.length > 0) typed.value = problemsOf(faults);
    else app.router.go(addressOf(next));
  });
  return form;
}
