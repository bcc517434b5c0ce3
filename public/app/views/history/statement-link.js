import { h } from "../../dom/element.js";
import { text } from "../../language/words.js";
import { statementAddress } from "../../routing/addresses.js";

/**
 * Leads to the statement of the account and period that are shown.
 *
 * @param {{ readonly value: import("./question.js").Question }} question
 */
export function statementLink(question) {
  const address = () => {
    const { account, since, until } = question.value.filters;
    return statementAddress({ ...(account && { account: Number(account) }), from: since, to: until });
  };
  return h("a", { class: "button button-plain", href: address }, text("statement.heading"));
}
