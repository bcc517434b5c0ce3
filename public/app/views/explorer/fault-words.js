import { hasText, text } from "../../language/words.js";

/**
 * What is wrong with a parameter: in the person's words, with the service's own, which are exact and English, behind them.
 *
 * @param {import("./answer.js").Fault} fault
 */
export function faultWords({ code, detail }) {
  return `${wordsOf(code)} (${code}: ${detail})`;
}

/** @param {string} code */
function wordsOf(code) {
  switch (code) {
    case "missing":
      return text("fault.missing");
    case "unknown":
      return text("app_explorer.fault_unknown");
    case "wrong_type":
      return text("app_explorer.fault_wrong_type");
    case "too_short":
      return text("app_explorer.fault_too_short");
    case "too_long":
      return text("fault.too_long");
    case "pattern":
      return text("app_explorer.fault_pattern");
    case "out_of_range":
      return text("app_explorer.fault_out_of_range");
    case "not_one_of":
      return text("app_explorer.fault_not_one_of");
    case "too_few_items":
      return text("app_explorer.fault_too_few_items");
    case "too_many_items":
      return text("app_explorer.fault_too_many_items");
  }
  return hasText(`fault.${code}`) ? text(`fault.${code}`, { min: "" }) : text("app_explorer.fault_other");
}
