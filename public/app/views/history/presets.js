import { h } from "../../dom/element.js";
import { text } from "../../language/words.js";
import { historyAddress } from "../../routing/addresses.js";
import { now } from "../../time/now.js";
import { during, parametersOf, periods } from "./question.js";

/**
 * Periods that one press shows; everything else that is asked for stays.
 *
 * @param {{ readonly value: import("./question.js").Question }} question
 */
export function presets(question) {
  const link = (/** @type {number | null} */ daysBefore, /** @type {string} */ label) => {
    const there = () => during(question.value, daysBefore, now());
    const isChosen = () => {
      const { since, until } = question.value.filters;
      return since === there().filters.since && until === "";
    };
    return h("a", {
      class: "segment",
      href: () => historyAddress(parametersOf(there())),
      "aria-current": () => isChosen() && "true",
    }, label);
  };
  return h(
    "nav",
    { class: "segments presets", "aria-label": text("history.periods") },
    link(periods.today, text("history.period_today")),
    link(periods.week, text("history.period_week")),
    link(periods.month, text("history.period_month")),
    link(periods.quarter, text("history.period_quarter")),
    link(periods.all, text("history.period_all")),
  );
}
