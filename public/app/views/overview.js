import { loaded } from "../components/loading.js";
import { h } from "../dom/element.js";
import { text } from "../language/words.js";
import { computed, effect } from "../state/signal.js";
import { accountCards, accountSkeletons } from "./overview/account-cards.js";
import { chartsCard } from "./overview/charts-card.js";
import { latestTransfers } from "./overview/latest-transfers.js";
import { total, totalSkeleton } from "./overview/total.js";

/** What every account holds, what it is worth together, and what happened last. @type {import("../routing/routes.js").View} */
export function view(app, place) {
  const { accounts, rates } = app.books;
  // Cards stay as they are while their balances change: whoever has the focus there keeps it.
  const numbers = computed(() => accounts.value.value?.map(({ id }) => id).join(" "));
  effect(() => {
    // Rates may have been set since they were read; the first reading is not this view's.
    if (app.books.changes.value > 0) rates.refresh();
  });
  return h(
    "div",
    { class: "stack overview" },
    h("h1", { tabindex: "-1" }, text("accounts.heading")),
    loaded(
      { ...accounts, value: /** @type {any} */ (numbers) },
      () => h("div", { class: "stack" }, total(app), accountCards(app)),
      { skeleton: () => h("div", { class: "stack", "aria-hidden": "true" }, totalSkeleton(), accountSkeletons()) },
    ),
    h("div", { class: "overview-halves" }, latestTransfers(app), chartsCard(app, place)),
  );
}
