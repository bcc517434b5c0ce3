import { empty } from "../../components/empty.js";
import { bars, loaded } from "../../components/loading.js";
import { moneyText } from "../../components/money.js";
import { transferRow } from "../../components/transfer-row.js";
import { h } from "../../dom/element.js";
import { keyed } from "../../dom/keyed.js";
import { text } from "../../language/words.js";
import { historyAddress, transferAddress } from "../../routing/addresses.js";
import { resource } from "../../state/resource.js";
import { computed, effect } from "../../state/signal.js";

/** How many transfers are shown. */
const latestCount = 8;

/**
 * What happened last, on all accounts. What comes from elsewhere slides in, and is announced when it is money.
 *
 * @param {import("../../app.js").App} app
 */
export function latestTransfers(app) {
  const latest = resource(async () => (await app.client.read("transfer.list", { limit: latestCount })).items);
  effect(() => {
    app.books.changes.value;
    latest.refresh();
  });
  const isEmpty = computed(() => latest.value.value && latest.value.value.length === 0);
  return h(
    "section",
    { class: "card list", "aria-labelledby": "latest" },
    h(
      "div",
      { class: "list-head" },
      h("h2", { id: "latest" }, text("accounts.latest")),
      h("a", { href: historyAddress() }, text("accounts.all")),
    ),
    loaded(
      { ...latest, value: /** @type {any} */ (isEmpty) },
      (nothing) => (nothing ? invitation() : rows(app, latest)),
      { skeleton: () => h("div", { class: "list-space" }, bars(latestCount)) },
    ),
  );
}

/** @param {import("../../app.js").App} app @param {import("../../state/resource.js").Resource<any[]>} latest */
function rows(app, latest) {
  return keyed(
    h("ul", { class: "rows" }),
    () => latest.value.value ?? [],
    (transfer) => transfer.id,
    (transfer, isFirstTime) => {
      const isNew = !isFirstTime && app.books.arrived.has(transfer.id);
      if (isNew) announce(app, transfer);
      return transferRow(transfer, { isNew });
    },
  );
}

/** @param {import("../../app.js").App} app @param {import("../../books/transfer.js").Transfer} transfer */
function announce(app, { kind, status, direction, counterparty, to }) {
  if (status !== "completed" || kind === "own" || direction !== "in" || !to.amount || !to.currency) return;
  const amount = moneyText(to.amount, to.currency)();
  const name = counterparty?.name;
  app.announce(
    name
      ? text("app_overview.received", { amount, name })
      : text("app_overview.received_unnamed", { amount, number: to.account_id }),
    "good",
  );
}

function invitation() {
  return empty(
    "history",
    text("accounts.empty"),
    h("a", { class: "button", href: transferAddress() }, text("accounts.send")),
  );
}
