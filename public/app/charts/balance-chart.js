import { moneyText } from "../components/money.js";
import { h, svg } from "../dom/element.js";
import { text } from "../language/words.js";
import { cents } from "../money/amount.js";
import { signal } from "../state/signal.js";
import { areaPath, balancePoints, dayEnds, inForceAt, stepPath, timePlace } from "./balance-line.js";
import { chartTable } from "./chart-table.js";
import { placeRead, plot, plotHeight } from "./plot.js";
import { amountAxis, place } from "./scale.js";
import { dayName, momentLabel, momentName, momentsOf } from "./time-axis.js";

/** @typedef {{ points: import("./balance-line.js").Point[], span: import("./balance-line.js").Span, axis: import("./scale.js").Axis }} Line */

/**
 * The line of an account's balance; `null` when too little has happened for one.
 *
 * @param {import("./movements.js").Movements} movements
 * @param {import("../books/books.js").Account} account
 * @returns {Line | null}
 */
export function balanceLine(movements, account) {
  const points = balancePoints(movements, Date.parse(account.created_at));
  if (points.length < 2) return null;
  const last = points[points.length - 1];
  const span = { from: points[0].at, to: movements.isCut ? last.at : Math.max(Date.now(), last.at) };
  return { points, span, axis: amountAxis(points.map(({ balance }) => cents(balance))) };
}

/**
 * The balance of one account over time, as a line in steps.
 *
 * @param {{ readonly value: Line }} line
 * @param {string} currency
 */
export function balanceChart(line, currency) {
  const pointed = signal(/** @type {number | null} */ (null));
  const heading = `${text("app_charts.balance")}, ${currency}`;
  const count = () => line.value.points.length;
  const words = (/** @type {number} */ index) => {
    const { at, balance } = line.value.points[index];
    return `${momentName(at)}: ${moneyText(balance, currency)()}`;
  };

  return h(
    "div",
    { class: "chart" },
    h("p", { class: "chart-readout", "aria-hidden": "true" }, () => {
      const { at, balance } = line.value.points[placeRead(pointed.value, count())];
      const moment = pointed.value === null ? text("app_charts.latest") : momentName(at);
      return [h("span", { class: "chart-moment" }, moment), " ", h("b", null, moneyText(balance, currency))];
    }),
    plot({
      axis: () => line.value.axis,
      names: () => namesOf(line.value.span),
      spread: "ends",
      label: heading,
      count,
      words,
      pointed,
      draw: (width) => drawLine(line.value, width),
    }),
    chartTable(
      heading,
      [text("history.column_date"), text("app_charts.balance")],
      () => dayEnds(line.value.points).map(({ at, balance }) => [dayName(at), moneyText(balance, currency)]),
    ),
  );
}

/** The names below; minutes that are named already are not named again. @param {import("./balance-line.js").Span} span */
function namesOf(span) {
  const names = momentsOf(span).map((moment) => momentLabel(moment, span));
  return names.map((name, index) => (name === names[index - 1] ? "" : name));
}

/** @param {Line} line @param {number} width */
function drawLine({ points, span, axis }, width) {
  const places = points.map(({ at }) => timePlace(at, span, width));
  return {
    nodes: [
      svg("path", { class: "chart-area", d: areaPath(points, span, axis, width, plotHeight) }),
      svg("path", { class: "chart-line", d: stepPath(points, span, axis, width, plotHeight) }),
    ],
    nearest: (/** @type {number} */ x) => inForceAt(places, x),
    mark: (/** @type {number} */ index) => {
      const x = places[index];
      const y = plotHeight - place(cents(points[index].balance), axis, plotHeight);
      return [
        svg("path", { class: "chart-pointer", d: `M${x} 0V${plotHeight}` }),
        // A line without length and with round ends: a dot.
        svg("path", { class: "chart-dot", d: `M${x} ${y}h0` }),
      ];
    },
  };
}
