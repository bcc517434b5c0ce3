import { empty } from "../../components/empty.js";
import { bars, loaded } from "../../components/loading.js";
import { h } from "../../dom/element.js";
import { counted, text } from "../../language/words.js";
import { historyAddress, transactionAddress, transferAddress } from "../../routing/addresses.js";
import { computed, untracked } from "../../state/signal.js";
import { zoneName } from "../../time/days.js";
import { isFiltered, parametersOf, without } from "./question.js";
import { transferTable } from "./table.js";

/** Places of rows while the list is first read. */
const skeletonRows = 8;

/**
 * @typedef {import("./question.js").Question} Question
 * @typedef {import("./list.js").HistoryList} HistoryList
 * @typedef {{ readonly value: Question, peek: () => Question }} Questions
 */

/**
 * What the question found: how many, the rows, and the way to further ones.
 *
 * @param {HistoryList} list @param {Questions} question
 * @param {import("../../state/signal.js").Signal<import("../../components/form.js").Problem[]>} problems
 */
export function results(list, question, problems) {
  const isRead = computed(() => list.value.value !== undefined);
  // Nothing is asked for as long as the address cannot be understood.
  const isBarred = computed(() => problems.value.length > 0 && !isRead.value);
  return h(
    "section",
    { class: "results", "aria-label": text("app_history.results"), "aria-busy": () => list.isBusy.value && "true" },
    h("p", { class: "quiet", role: "status" }, () => countText(list.value.value)),
    () => (isBarred.value ? barred(question) : untracked(() => h("div", null, found(list, question)))),
    () => isRead.value && untracked(() => furtherButton(list)),
    () => isRead.value && h("p", { class: "quiet centred" }, text("app_history.local_time", { zone: zoneName() })),
  );
}

/** @param {HistoryList} list @param {Questions} question */
function found(list, question) {
  const hasRows = computed(() => list.value.value && list.value.value.rows.length > 0);
  const readable = { ...list, value: /** @type {any} */ (hasRows), forget: () => list.drop() };
  return loaded(
    /** @type {any} */ (readable),
    (isThere) => (isThere ? untracked(() => transferTable(list, question)) : nothing(list, question)),
    { skeleton: () => h("div", { class: "card list-space" }, bars(skeletonRows)) },
  );
}

/** @param {import("./list.js").Shown | undefined} shown */
function countText(shown) {
  if (!shown) return null;
  // It stands below, too, where it is not read aloud.
  if (shown.rows.length === 0) return h("span", { class: "hidden" }, nothingText(shown));
  const all = counted("app_history.shown", shown.rows.length);
  return shown.came > 0 ? `${counted("app_history.came", shown.came)} ${all}` : all;
}

/** @param {import("./list.js").Shown} shown without rows */
function nothingText({ question, cursor }) {
  if (!isFiltered(question.filters)) return text("history.empty");
  return cursor ? text("history.nothing_so_far") : text("history.nothing_found");
}

/** @param {HistoryList} list @param {Questions} question */
function nothing(list, question) {
  return h("div", { class: "card" }, () => {
    const shown = list.value.value;
    if (!shown) return null;
    if (isFiltered(shown.question.filters)) return empty("search", nothingText(shown), clearing(question));
    const action = h("a", { class: "button", href: transferAddress() }, text("history.empty_action"));
    return empty("history", nothingText(shown), action);
  });
}

/** @param {Questions} question */
function barred(question) {
  return h("div", { class: "card" }, empty("alert", text("app_history.not_shown"), clearing(question)));
}

/** @param {Questions} question */
function clearing(question) {
  const address = () => historyAddress(parametersOf(without(question.value)));
  return h("a", { class: "button button-plain", href: address }, text("history.clear"));
}

/** Goes on where the list ends, and says whether it only has to look further. @param {HistoryList} list */
function furtherButton(list) {
  const hasMore = computed(() => Boolean(list.value.value?.cursor));
  const more = async (/** @type {Event} */ event) => {
    const button = /** @type {HTMLElement} */ (event.currentTarget);
    const before = list.value.peek()?.rows.length ?? 0;
    const hadFocus = document.activeElement === button;
    if (!await list.more()) return;
    const rows = list.value.peek()?.rows ?? [];
    history.replaceState({ ...history.state, rows: rows.length }, "");
    // The button keeps the focus; at the list's end it is gone, and the first row that came takes it.
    if (hadFocus && !button.isConnected && rows[before]) focusRow(rows[before].id);
  };
  return h(
    "p",
    { class: "actions actions-centre" },
    () =>
      hasMore.value &&
      h(
        "button",
        {
          class: "button button-plain",
          type: "button",
          onclick: more,
          "aria-disabled": () => list.isLoadingMore.value && "true",
        },
        () => {
          if (list.isLoadingMore.value) return text("app.loading");
          return list.value.value?.isShort ? text("history.further") : text("history.more");
        },
      ),
  );
}

/** @param {string} id of a transfer */
function focusRow(id) {
  const link = /** @type {HTMLElement | null} */ (document.querySelector(`main a[href="${transactionAddress(id)}"]`));
  link?.focus();
}
