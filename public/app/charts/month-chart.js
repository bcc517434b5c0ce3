import { changeText, moneyText } from "../components/money.js";
import { h, svg } from "../dom/element.js";
import { text } from "../language/words.js";
import { cents } from "../money/amount.js";
import { signal } from "../state/signal.js";
import { chartTable } from "./chart-table.js";
import { barPath, pairs, sumByMonth } from "./months.js";
import { plot, plotHeight } from "./plot.js";
import { amountAxis, place } from "./scale.js";
import { monthLabel, monthName } from "./time-axis.js";

/**
 * What came in and went out by month, as pairs of bars; `null` when nothing has moved.
 *
 * @param {import("./movements.js").Movements} movements @param {number[]} begins of the months
 * @param {string} currency
 */
export function monthChart(movements, begins, currency) {
  const months = sumByMonth(movements.lines, begins);
  const axis = amountAxis(months.flatMap(({ credited, debited }) => [cents(credited), cents(debited)]));
  if (months.every(({ credited, debited }) => credited === "0.00" && debited === "0.00")) return null;
  const pointed = signal(/** @type {number | null} */ (null));
  const heading = `${text("app_charts.by_month")}, ${currency}`;
  const incoming = text("history.direction_in");
  const outgoing = text("history.direction_out");
  const words = (/** @type {number} */ index) => {
    const { begin, credited, debited } = months[index];
    return `${monthName(begin)}: ${incoming} ${moneyText(credited, currency)()}, ` +
      `${outgoing} ${moneyText(debited, currency)()}`;
  };

  // Nothing is neither plus nor minus.
  const signed = (/** @type {string} */ amount, /** @type {boolean} */ isCredit) =>
    amount === "0.00" ? moneyText(amount, currency) : changeText(amount, currency, isCredit);

  return h(
    "div",
    { class: "chart" },
    h("p", { class: "chart-readout", "aria-hidden": "true" }, () => {
      const { begin, credited, debited } = months[pointed.value ?? months.length - 1];
      return [
        h("span", { class: "chart-moment" }, monthName(begin)),
        " ",
        h("span", { class: "key key-in" }, incoming, " ", h("b", null, signed(credited, true))),
        " ",
        h("span", { class: "key key-out" }, outgoing, " ", h("b", null, signed(debited, false))),
      ];
    }),
    plot({
      axis,
      names: months.map(({ begin }) => monthLabel(begin)),
      spread: "columns",
      label: heading,
      count: months.length,
      words,
      pointed,
      draw: (width) => drawBars(months, axis, width),
    }),
    chartTable(
      heading,
      [text("app_charts.month"), incoming, outgoing],
      () =>
        months.toReversed().map(({ begin, credited, debited }) => [
          monthName(begin),
          moneyText(credited, currency),
          moneyText(debited, currency),
        ]),
    ),
  );
}

/** @param {import("./months.js").Month[]} months @param {import("./scale.js").Axis} axis @param {number} width */
function drawBars(months, axis, width) {
  const places = pairs(months.length, width);
  const column = width / months.length;
  const bar = (/** @type {string} */ amount, /** @type {number} */ x, /** @type {number} */ size) =>
    barPath(x, size, place(cents(amount), axis, plotHeight), plotHeight);
  return {
    nodes: [
      svg("path", {
        class: "chart-in",
        d: months.map((one, i) => bar(one.credited, places[i].left, places[i].bar)).join(""),
      }),
      svg("path", {
        class: "chart-out",
        d: months.map((one, i) => bar(one.debited, places[i].right, places[i].bar)).join(""),
      }),
    ],
    nearest: (/** @type {number} */ x) => Math.min(months.length - 1, Math.max(0, Math.floor(x / column))),
    mark: (/** @type {number} */ index) => [
      svg("path", { class: "chart-band", d: `M${column * index} 0h${column}V${plotHeight}h${-column}Z` }),
    ],
  };
}
