import { text } from "../../language/words.js";

/**
 * What cannot be understood, in the person's words, by the id of the field that is to blame.
 *
 * @param {import("./question.js").Fault[]} faults @param {import("./question.js").Question} question
 * @returns {import("../../components/form.js").Problem[]}
 */
export function problemsOf(faults, question) {
  return faults.map(({ name, fault }) => {
    if (name === "sort") return { id: null, reason: text("app_history.sort_unknown", { value: question.sort }) };
    return { id: name, reason: reasonOf(fault, question.filters[name]) };
  });
}

/** @param {import("./question.js").Fault["fault"]} fault @param {string} value */
function reasonOf(fault, value) {
  switch (fault) {
    case "choice":
      return text("app_history.choice_unknown", { value });
    case "amount":
      return text("app_history.amount_malformed");
    case "range":
      return text("app_history.range_reversed");
    case "day":
      return text("fault.date_malformed");
    case "period":
      return text("fault.period_reversed");
    case "large":
      return text("app_history.amount_large");
    case "character":
      return text("app_history.text_character");
    case "length":
      return text("fault.too_long");
  }
}
