import { changeText, moneyText } from "../components/money.js";
import { h, svg } from "../dom/element.js";
import { text } from "../language/words.js";
import { cents } from "../money/amount.js";
import { signal } from "../state/signal.js";
import { chartTable } from "./chart-table.js";
import { barPath, pairs, sumByMonth } from "./months.js";
import { placeRead, plot, plotHeight } from "./plot.js";
import { amountAxis, place } from "./scale.js";
import { monthLabel, monthName } from "./time-axis.js";

/** @typedef {{ months: import("./months.js").Month[], axis: import("./scale.js").Axis }} Bars */

/**
 * The bars of what came in and went out by month; `null` when nothing has moved.
 *
 * @param {import("./movements.js").Movements} movements @param {number[]} begins of the months
 * @returns {Bars | null}
 */
export function monthBars(movements, begins) {
  const months = sumByMonth(movements.lines, begins);
  if (months.every(({ credited, debited }) => credited === "0.00" && debited === "0.00")) return null;
  return { months, axis: amountAxis(months.flatMap(({ credited, debited }) => [cents(credited), cents(debited)])) };
}

/**
 * What came in and went out by month, as pairs of bars.
 *
 * @param {{ readonly value: Bars }} bars
 * @param {string} currency
 */
export function monthChart(bars, currency) {
  const pointed = signal(/** @type {number | null} */ (null));
  const heading = `${text("app_charts.by_month")}, ${currency}`;
  const incoming = text("history.direction_in");
  const outgoing = text("history.direction_out");
  const count = () => bars.value.months.length;
  const words = (/** @type {number} */ index) => {
    const { begin, credited, debited } = bars.value.months[index];
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
      const { begin, credited, debited } = bars.value.months[placeRead(pointed.value, count())];
      return [
        h("span", { class: "chart-moment" }, monthName(begin)),
        " ",
        h("span", { class: "key key-in" }, incoming, " ", h("b", null, signed(credited, true))),
        " ",
        h("span", { class: "key key-out" }, outgoing, " ", h("b", null, signed(debited, false))),
      ];
    }),
    plot({
      axis: () => bars.value.axis,
      names: () => bars.value.months.map(({ begin }) => monthLabel(begin)),
      spread: "columns",
      label: heading,
      count,
      words,
      pointed,
      draw: (width) => drawBars(bars.value, width),
    }),
    chartTable(
      heading,
      [text("app_charts.month"), incoming, outgoing],
      () =>
        bars.value.months.toReversed().map(({ begin, credited, debited }) => [
          monthName(begin),
          moneyText(credited, currency),
          moneyText(debited, currency),
        ]),
    ),
  );
}

/** @param {Bars} bars @param {number} width */
function drawBars({ months, axis }, width) {
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
