import { h } from "../dom/element.js";
import { text } from "../language/words.js";
import { signal } from "../state/signal.js";

/**
 * The figures of a chart as a table, made when it is asked for.
 *
 * @param {string} caption
 * @param {string[]} columns the first one names the row
 * @param {() => import("../dom/element.js").Content[][]} rows
 */
export function chartTable(caption, columns, rows) {
  const isOpen = signal(false);
  const follow = (/** @type {Event} */ event) => {
    isOpen.value = /** @type {HTMLDetailsElement} */ (event.target).open;
  };
  return h(
    "details",
    { class: "chart-table", ontoggle: follow },
    h("summary", null, text("app_charts.table"), h("span", { class: "hidden" }, `: ${caption}`)),
    () => isOpen.value && table(caption, columns, rows),
  );
}

/** @param {string} caption @param {string[]} columns @param {() => import("../dom/element.js").Content[][]} rows */
function table(caption, columns, rows) {
  return h(
    "div",
    { class: "figures-scroll", role: "region", tabindex: "0", "aria-label": caption },
    h(
      "table",
      { class: "figures" },
      h("caption", { class: "hidden" }, caption),
      h("thead", null, h("tr", null, columns.map((column) => h("th", { scope: "col" }, column)))),
      h(
        "tbody",
        null,
        () =>
          rows().map(([name, ...cells]) =>
            h("tr", null, h("th", { scope: "row" }, name), cells.map((cell) => h("td", null, cell)))
          ),
      ),
    ),
  );
}
