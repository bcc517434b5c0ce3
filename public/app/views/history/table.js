import { h } from "../../dom/element.js";
import { icon } from "../../dom/icon.js";
import { keyed } from "../../dom/keyed.js";
import { text } from "../../language/words.js";
import { historyAddress } from "../../routing/addresses.js";
import { dayHeading } from "../../time/moments.js";
import { now } from "../../time/now.js";
import { rowsWithDays } from "./grouping.js";
import { orderOf, parametersOf, sortedBy } from "./question.js";
import { historyRow } from "./row.js";

/** @typedef {{ readonly value: import("./question.js").Question }} Questions */

/**
 * The rows, each day's below its name. What stays in the list is not touched when it changes. The roles are said, since on a
 * phone rows are cards.
 *
 * @param {import("./list.js").HistoryList} list @param {Questions} question
 */
export function transferTable(list, question) {
  const lines = () => {
    const shown = list.value.value;
    return shown ? rowsWithDays(shown.rows, shown.question.sort) : [];
  };
  const body = keyed(
    h("tbody", { role: "rowgroup" }),
    lines,
    ({ key }) => key,
    ({ day, transfer }) =>
      transfer
        ? historyRow(transfer, { hasDate: day === null, isNew: Boolean(list.value.peek()?.arrived.has(transfer.id)) })
        : dayRow(String(day)),
  );
  return h(
    "div",
    { class: "card table-card" },
    h(
      "table",
      { class: "table", role: "table" },
      h("caption", { class: "hidden" }, text("history.heading")),
      h(
        "thead",
        { role: "rowgroup" },
        h(
          "tr",
          { role: "row" },
          sortable(question, "created_at", text("history.column_date"), ""),
          column(text("history.column_transfer"), ""),
          sortable(question, "amount", text("history.column_amount"), "end"),
          column(text("history.column_fee"), "end"),
          column(text("history.column_balance"), "end"),
        ),
      ),
      body,
    ),
  );
}

/** @param {string} moment of the day */
function dayRow(moment) {
  return h(
    "tr",
    { class: "table-day", role: "row" },
    h("th", { role: "rowheader", scope: "row", colspan: 5 }, () => dayHeading(moment, now())),
  );
}

/** @param {string} label @param {string} className */
function column(label, className) {
  return h("th", { role: "columnheader", scope: "col", class: className }, label);
}

/** A heading that sorts, by an address of its own. @param {Questions} question @param {string} name @param {string} label @param {string} className */
function sortable(question, name, label, className) {
  const order = () => orderOf(question.value, name);
  return h(
    "th",
    { role: "columnheader", scope: "col", class: className, "aria-sort": order },
    h(
      "a",
      { href: () => historyAddress(parametersOf(sortedBy(question.value, name))) },
      label,
      () => order() !== "none" && [" ", icon(order() === "descending" ? "down" : "up")],
    ),
  );
}
