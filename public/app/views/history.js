import { errorSummary } from "../components/error-summary.js";
import { fragment, h } from "../dom/element.js";
import { text } from "../language/words.js";
import { historyAddress } from "../routing/addresses.js";
import { restorePlace } from "../routing/router.js";
import { batch, computed, effect, signal, untracked, whenOver } from "../state/signal.js";
import { announceArrived } from "./history/arrivals.js";
import { chips } from "./history/chips.js";
import { historyDownload } from "./history/download.js";
import { filterForm } from "./history/form.js";
import { HistoryList } from "./history/list.js";
import { presets } from "./history/presets.js";
import { problemsOf } from "./history/problems.js";
import { faultsOf, parametersOf, questionOf } from "./history/question.js";
import { results } from "./history/results.js";
import { statementLink } from "./history/statement-link.js";

/** Every transfer, as the address asks for them. @type {import("../routing/routes.js").View} */
export function view(app, place) {
  const list = new HistoryList(app.client);
  const question = computed(() => questionOf(place.query.value));
  const accounts = computed(() => app.books.accounts.value.value?.map(({ id }) => String(id)).join(" "));
  /** What is wrong with the address, or with what was typed last. */
  const problems = signal(/** @type {import("../components/form.js").Problem[]} */ ([]));
  const ask = (
    /** @type {import("./history/question.js").Question} */ next,
    /** @type {{ replace?: boolean } | undefined} */ options = {},
  ) => app.router.go(historyAddress(parametersOf(next)), options);

  effect(() => {
    const asked = question.value;
    const faults = faultsOf(asked, accounts.value?.split(" ") ?? [asked.filters.account]);
    untracked(() =>
      batch(() => {
        problems.value = problemsOf(faults, asked);
        if (faults.length > 0) list.drop();
        else if (list.asked !== asked) list.ask(asked, history.state?.rows);
      })
    );
  });
  follow(app, list);
  restoreAfterReturn(list);

  return fragment(
    h(
      "div",
      { class: "page-head" },
      h("h1", { tabindex: "-1" }, text("history.heading")),
      h("div", { class: "page-tools" }, statementLink(question), historyDownload(app, list, question)),
    ),
    errorSummary(() => problems.value),
    presets(question),
    filterForm(app, { question, problems, ask }),
    chips(question),
    results(list, question, problems),
  );
}

/** What happens elsewhere shows in the list. @param {import("../app.js").App} app @param {HistoryList} list */
function follow(app, list) {
  const before = app.books.changes.peek();
  effect(() => {
    if (app.books.changes.value > before) untracked(list.refresh);
  });
  effect(() => {
    const shown = list.value.value;
    if (shown && shown.arrived.size > 0) untracked(() => announceArrived(app, shown));
  });
}

/** Going back to another question of this view leads to where its list was. @param {HistoryList} list */
function restoreAfterReturn(list) {
  let isReturning = false;
  const note = () => (isReturning = true);
  addEventListener("popstate", note);
  whenOver(() => removeEventListener("popstate", note));
  effect(() => {
    if (!list.value.value || !isReturning) return;
    isReturning = false;
    restorePlace(false);
  });
}
