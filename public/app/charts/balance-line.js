import { cents } from "../money/amount.js";
import { place } from "./scale.js";

/**
 * The balance of an account over time: it stays what it is until the next movement.
 *
 * @typedef {{ at: number, balance: string }} Point `at` in milliseconds
 * @typedef {{ from: number, to: number }} Span in milliseconds
 */

/**
 * The balance at the begin of the span, if the account was there already, and after each movement.
 *
 * @param {import("./movements.js").Movements} movements
 * @param {number} openedAt when the account was opened
 * @returns {Point[]} in order of time
 */
export function balancePoints(movements, openedAt) {
  const from = Date.parse(movements.from);
  /** @type {Point[]} */
  const points = openedAt < from ? [{ at: from, balance: movements.opening }] : [];
  let latest = from;
  for (const { at, balance } of movements.lines) {
    // Booked later, it counts later, also where the clock says otherwise.
    latest = Math.max(latest, Date.parse(at));
    points.push({ at: latest, balance });
  }
  return points;
}

/**
 * Where a moment stands in a span, from its begin.
 *
 * @param {number} at @param {Span} span @param {number} width in pixels
 */
export function timePlace(at, { from, to }, width) {
  if (to <= from) return 0;
  return Math.round(((at - from) / (to - from)) * width * 100) / 100;
}

/**
 * The line in steps, as the `d` of an SVG path.
 *
 * @param {Point[]} points @param {Span} span @param {import("./scale.js").Axis} axis
 * @param {number} width @param {number} height in pixels
 */
export function stepPath(points, span, axis, width, height) {
  const steps = points.map(({ at, balance }, index) => {
    const x = timePlace(at, span, width);
    const y = height - place(cents(balance), axis, height);
    return index === 0 ? `M${x} ${y}` : `H${x}V${y}`;
  });
  return `${steps.join("")}H${width}`;
}

/** The same line, closed along the foot, for what lies below it. @param {Parameters<typeof stepPath>} line */
export function areaPath(...line) {
  const [points, span, , , height] = line;
  return `${stepPath(...line)}V${height}H${timePlace(points[0].at, span, line[3])}Z`;
}

/**
 * Which balance was in force at a place: the last point that is not behind it.
 *
 * @param {number[]} places of the points @param {number} x
 */
export function inForceAt(places, x) {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle] <= x) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/**
 * The last balance of each day on which something moved, latest first: what the table shows.
 *
 * @param {Point[]} points
 */
export function dayEnds(points) {
  /** @type {Map<string, Point>} */
  const byDay = new Map();
  for (const point of points) byDay.set(new Date(point.at).toDateString(), point);
  return [...byDay.values()].reverse();
}
