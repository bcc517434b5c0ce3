import { number, padded } from "../../money/amount.js";
import { text } from "../../language/words.js";
import { isDay, startOf } from "../../time/days.js";
import { date } from "../../time/moments.js";

/** What can be chosen, in the person's words. @returns {Record<string, { value: string, label: string }[]>} */
export function choiceLabels() {
  return {
    direction: [
      { value: "in", label: text("history.direction_in") },
      { value: "out", label: text("history.direction_out") },
    ],
    kind: [
      { value: "own", label: text("history.kind_own") },
      { value: "external", label: text("history.kind_external") },
      { value: "deposit", label: text("history.kind_deposit") },
    ],
    status: [
      { value: "completed", label: text("history.status_completed") },
      { value: "refused", label: text("history.status_refused") },
    ],
  };
}

/**
 * A condition that is in force, in the person's words; one that cannot be understood, as it was written.
 *
 * @param {import("./question.js").FilterName} name @param {string} value
 */
export function chipLabel(name, value) {
  const day = () => (isDay(value) ? date(startOf(value)) : value);
  const amount = () => (/^\d+(\.\d+)?$/.test(value) ? number(padded(value)) : value);
  switch (name) {
    case "text":
      return text("history.chip_text", { value });
    case "account":
      return text("history.chip_account", { value });
    case "min":
      return text("history.chip_min", { value: amount() });
    case "max":
      return text("history.chip_max", { value: amount() });
    case "since":
      return text("history.chip_since", { value: day() });
    case "until":
      return text("history.chip_until", { value: day() });
    default:
      return choiceLabels()[name]?.find((choice) => choice.value === value)?.label ?? value;
  }
}
