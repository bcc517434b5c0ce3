import { textField } from "../../components/field.js";
import { h } from "../../dom/element.js";
import { icon } from "../../dom/icon.js";
import { text } from "../../language/words.js";
import { transferAddress } from "../../routing/addresses.js";
import { resource } from "../../state/resource.js";
import { fieldsOf, isOwn, target } from "./draft.js";

/** So many of the latest payees are offered, out of so many of the latest transfers. */
const recentMax = 5;
const lookedThrough = 50;

/**
 * Whom to pay: an account's number, with the owner's masked name as soon as the service tells it, and the latest payees.
 *
 * @param {import("./flow.js").TransferFlow} flow @param {() => string | null} problem @param {() => void} onLeave
 */
export function payeeField(flow, problem, onLeave) {
  const recent = resource(() => recentPayees(flow.app.client));
  recent.refresh();
  return h(
    "div",
    { class: "payee" },
    textField(
      { id: "to", label: text("transfer.payee"), hint: text("transfer.payee_hint"), problem },
      {
        inputmode: "numeric",
        maxlength: 20,
        value: () => flow.draft.value.to,
        oninput: (/** @type {any} */ event) => flow.change({ to: event.target.value }),
        onchange: onLeave,
      },
    ),
    () => echo(flow),
    () => isOwn(flow.draft.value, flow.accounts) && ownFormLink(flow),
    () => {
      const payees = recent.value.value ?? [];
      return payees.length > 0 && chips(flow, payees);
    },
  );
}

/** Whose account it is. @param {import("./flow.js").TransferFlow} flow */
function echo(flow) {
  const payee = flow.live.held.value?.quote.payee;
  if (!payee?.name || payee.account_id !== target(flow.draft.value)) return null;
  return h(
    "p",
    { class: "payee-name" },
    icon("check"),
    h("strong", null, h("bdi", null, payee.name)),
    h(
      "span",
      { class: "quiet" },
      text("transfer.account_with_code", { code: payee.currency, number: payee.account_id }),
    ),
  );
}

/** @param {import("./flow.js").TransferFlow} flow */
function ownFormLink(flow) {
  const draft = flow.draft.value;
  // Had it been sent from the account that it goes to, the form for own accounts chooses another one to send from.
  const from = target(draft) === draft.from
    ? flow.accounts.find(({ id }) => id !== draft.from)?.id ?? null
    : draft.from;
  const own = fieldsOf({ ...draft, kind: "own", from, to: String(target(draft)) });
  return h("a", { class: "chip", href: transferAddress(own) }, icon("exchange"), text("transfer.tab_own"));
}

/** @typedef {{ name: string, number: number }} Payee */

/** @param {import("./flow.js").TransferFlow} flow @param {Payee[]} payees */
function chips(flow, payees) {
  return h(
    "div",
    { class: "recent", role: "group", "aria-labelledby": "recent" },
    h("p", { class: "hint", id: "recent" }, text("app_transfer.recent")),
    h(
      "ul",
      { class: "chips" },
      payees.map(({ name, number }) =>
        h(
          "li",
          null,
          h(
            "button",
            {
              class: "chip chip-button",
              type: "button",
              "aria-pressed": () => String(target(flow.draft.value) === number),
              onclick: () => flow.change({ to: String(number) }),
            },
            h("bdi", null, name),
            ` · ${number}`,
          ),
        )
      ),
    ),
  );
}

/** Each account once, the latest first. @param {import("../../rpc/client.js").Client} client @returns {Promise<Payee[]>} */
async function recentPayees(client) {
  const filter = { kind: "external", direction: "out", status: "completed" };
  const { items } = await client.read("transfer.list", { filter, limit: lookedThrough });
  const named = items.filter((/** @type {any} */ { counterparty }) => counterparty?.name);
  const payees = new Map(named.map((/** @type {any} */ { to, counterparty }) => [to.account_id, counterparty.name]));
  return [...payees].slice(0, recentMax).map(([number, name]) => ({ number, name }));
}
