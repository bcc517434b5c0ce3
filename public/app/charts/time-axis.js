import { written } from "../time/format.js";

const day = 86_400_000;
/** From here on a day's name needs its year. */
const longSpan = 300 * day;

/**
 * Moments at even distances, the ends included: what stands below a chart. Names with a year are longer, and so fewer.
 *
 * @param {import("./balance-line.js").Span} span
 */
export function momentsOf({ from, to }) {
  const count = to - from > longSpan ? 3 : 4;
  return Array.from({ length: count }, (_, index) => from + ((to - from) * index) / (count - 1));
}

/**
 * What a moment is called below a chart: by the clock within two days, else by the day, within a year by the month.
 *
 * @param {number} moment @param {import("./balance-line.js").Span} span
 */
export function momentLabel(moment, { from, to }) {
  const length = to - from;
  if (length <= 2 * day) return format({ timeStyle: "short" }, moment);
  return format({ month: "short", ...(length > longSpan ? { year: "numeric" } : { day: "numeric" }) }, moment);
}

/** `Nov`: a month's name below a chart. @param {number} moment */
export function monthLabel(moment) {
  return format({ month: "short" }, moment);
}

/** `November 2026` @param {number} moment */
export function monthName(moment) {
  return format({ month: "long", year: "numeric" }, moment);
}

/** `25 Nov 2026, 14:05` @param {number} moment */
export function momentName(moment) {
  return format({ dateStyle: "medium", timeStyle: "short" }, moment);
}

/** `25 Nov 2026` @param {number} moment */
export function dayName(moment) {
  return format({ dateStyle: "medium" }, moment);
}

/** @param {Intl.DateTimeFormatOptions} options @param {number} moment */
function format(options, moment) {
  return written(options, new Date(moment));
}
