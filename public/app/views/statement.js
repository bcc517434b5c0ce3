import { errorSummary } from "../components/error-summary.js";
import { loaded } from "../components/loading.js";
import { fragment, h } from "../dom/element.js";
import { counted, text } from "../language/words.js";
import { historyAddress } from "../routing/addresses.js";
import { resource } from "../state/resource.js";
import { batch, computed, effect, signal, untracked } from "../state/signal.js";
import { statementDownload } from "./statement/download.js";
import { problemsOf, statementForm, statementPresets } from "./statement/form.js";
import { paper } from "./statement/paper.js";
import { askedOf, faultsOf, paramsOf } from "./statement/period.js";
import { readSheet, screenLimits } from "./statement/reading.js";

/** One account's statement, which prints on A4. @type {import("../routing/routes.js").View} */
export function view(app, place) {
  const numbers = computed(() => app.books.accounts.value.value?.map(({ id }) => String(id)).join(" "));
  const accounts = () => (numbers.value ?? "").split(" ");
  const asked = computed(() => askedOf(place.query.value, new Date()));
  /** What is wrong with the address, or with what was typed last. */
  const typed = signal(/** @type {import("../components/form.js").Problem[]} */ ([]));
  const sheet = resource(() => readSheet(app.client, paramsOf(asked.peek(), untracked(accounts)), screenLimits));
  const read = (/** @type {boolean} */ isSame) => {
    if (numbers.peek() === undefined) return;
    const faults = faultsOf(asked.peek(), untracked(accounts));
    // Another account's figures must not stand below this one's name.
    if (!isSame) sheet.forget();
    if (!isSame) typed.value = problemsOf(faults);
    if (faults.length === 0) sheet.refresh();
  };
  effect(() => {
    asked.value;
    numbers.value;
    untracked(() => batch(() => read(false)));
  });
  const before = app.books.changes.peek();
  effect(() => {
    if (app.books.changes.value > before) untracked(() => read(true));
  });

  const isCut = computed(() => sheet.value.value?.isCut === true);
  const problems = computed(() => {
    const reason = counted("app_history.statement_limit", screenLimits.rowsMax);
    return isCut.value ? [...typed.value, { id: "from", reason }] : typed.value;
  });
  // A statement that is not whole is none.
  const isBarred = computed(() => problems.value.length > 0 && (isCut.value || !sheet.value.value));
  const pages = () => h("div", null, loaded(sheet, (read) => !read.isCut && paper(app, read)));

  return fragment(
    h(
      "div",
      { class: "page-head" },
      h("h1", { tabindex: "-1" }, text("statement.heading")),
      h("div", { class: "page-tools screen-only" }, printButton(), statementDownload(app, { asked, accounts })),
    ),
    errorSummary(() => problems.value),
    statementPresets(asked),
    () => numbers.value !== undefined && untracked(() => statementForm(app, { asked, problems, typed })),
    h("div", { "aria-busy": () => sheet.isBusy.value && "true" }, () => (isBarred.value ? null : untracked(pages))),
    h(
      "p",
      { class: "actions actions-centre" },
      h("a", { class: "button button-plain", href: historyAddress() }, text("receipt.history")),
    ),
  );
}

function printButton() {
  return h(
    "button",
    { class: "button button-plain", type: "button", onclick: () => print() },
    text("app_transfer.print"),
  );
}
