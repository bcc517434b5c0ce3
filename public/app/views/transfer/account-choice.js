import { problemOf } from "../../components/field.js";
import { moneyText } from "../../components/money.js";
import { h } from "../../dom/element.js";
import { text } from "../../language/words.js";
import { symbol } from "../../money/currencies.js";
import { untracked } from "../../state/signal.js";

/**
 * One of the client's own accounts. Choosing the one that is on the other side already turns the transfer round.
 *
 * @param {import("./flow.js").TransferFlow} flow
 * @param {{ name: "from" | "to", label: string, showsBalance: boolean, problem: () => string | null }} parts
 */
export function accountChoice(flow, { name, label, showsBalance, problem }) {
  const accounts = untracked(() => flow.accounts);
  return h(
    "fieldset",
    { class: "field", "aria-describedby": () => problem() && `${name}-problem` },
    h("legend", null, label),
    problemOf(name, problem),
    h(
      "div",
      { class: "choices" },
      accounts.map(({ id, currency }, index) =>
        h(
          "label",
          { class: "choice" },
          h("input", {
            type: "radio",
            name,
            // The first one bears the field's name, so that a problem can lead to it.
            id: index === 0 ? name : `${name}-${id}`,
            value: id,
            checked: () => String(flow.draft.value[name]) === String(id),
            onchange: () => choose(flow, name, id),
          }),
          h("span", { class: "badge", "aria-hidden": "true" }, symbol(currency)),
          h(
            "span",
            { class: "choice-text" },
            h(
              "strong",
              null,
              showsBalance ? () => moneyText(flow.account(id)?.balance ?? "0.00", currency)() : currency,
            ),
            h("span", { class: "quiet" }, text("transfer.account", { number: id })),
          ),
        )
      ),
    ),
  );
}

/** @param {import("./flow.js").TransferFlow} flow @param {"from" | "to"} name @param {number} id */
function choose(flow, name, id) {
  const { kind, from, to } = flow.draft.peek();
  const other = name === "from" ? to : String(from);
  const turned = kind === "own" && other === String(id) ? { from: Number(to), to: String(from) } : {};
  flow.change(name === "from" ? { from: id, ...turned } : { to: String(id), ...turned });
}
