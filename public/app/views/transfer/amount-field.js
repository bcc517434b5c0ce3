import { field } from "../../components/field.js";
import { h } from "../../dom/element.js";
import { typedForm } from "../../money/amount.js";

/**
 * One of the two linked amounts: typing in it fixes it, and the other one follows the price.
 *
 * @param {import("./flow.js").TransferFlow} flow
 * @param {{ side: "amount" | "credit", label: string, problem: () => string | null, onLeave: () => void }} parts
 */
export function amountField(flow, { side, label, problem, onLeave }) {
  const { draft, live } = flow;
  const isFixed = () => draft.value.fixed === side;
  const code = () => (side === "amount" ? flow.account(draft.value.from)?.currency : targetCurrency(flow)) ?? "";
  const value = () => {
    if (isFixed()) return draft.value.typed;
    const held = live.held.value;
    if (!held || held.isProbe) return "";
    return typedForm(side === "amount" ? held.quote.amount : held.quote.credited);
  };
  return field({
    id: side,
    label: [label, h("span", { class: "hidden" }, " ", code)],
    problem,
    control: (ties) =>
      h(
        "div",
        { class: () => `amount-box ${!isFixed() && !live.isCurrent ? "amount-old" : ""}` },
        h("input", {
          class: "input input-amount",
          type: "text",
          name: side,
          inputmode: "decimal",
          maxlength: 30,
          placeholder: typedForm("0.00"),
          value,
          oninput: (/** @type {any} */ event) => flow.change({ fixed: side, typed: event.target.value }),
          onchange: onLeave,
          ...ties,
        }),
        h("span", { class: "amount-code", "aria-hidden": "true" }, code),
      ),
  });
}

/** The payee's currency is known once the service has told whose account it is. @param {import("./flow.js").TransferFlow} flow */
function targetCurrency(flow) {
  const { kind, to } = flow.draft.value;
  return kind === "own" ? flow.account(Number(to))?.currency : flow.live.held.value?.quote.to_currency;
}
