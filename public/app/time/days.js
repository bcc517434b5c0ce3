/**
 * Days of the person's own calendar, as `2026-01-31`: what date fields hold and addresses say. Days are counted by the
 * calendar, never by 24 hours, so that a change to summer time moves nothing.
 */

/** The day on which a moment is here. @param {Date} moment */
export function dayOf(moment) {
  const parts = [moment.getMonth() + 1, moment.getDate()].map((part) => String(part).padStart(2, "0"));
  return [String(moment.getFullYear()).padStart(4, "0"), ...parts].join("-");
}

/** The service's times end with this day, and the day after a last one has to be told, too. */
const endOfTime = "9999-12-31";

/** Whether there is such a day: no 30 February. @param {string} text */
export function isDay(text) {
  return /^\d{4}-\d\d-\d\d$/.test(text) && text < endOfTime && dayOf(beginOf(text)) === text;
}

/** The day's first moment, in UTC as the service takes it. @param {string} day */
export function startOf(day) {
  return beginOf(day).toISOString();
}

/** @param {string} day @param {number} count negative for earlier days */
export function daysLater(day, count) {
  const [year, month, date] = numbers(day);
  return dayOf(dateOf(year, month, date + count));
}

/** The first day of the month, or of one before it. @param {string} day @param {number} [monthsBefore] */
export function firstOfMonth(day, monthsBefore = 0) {
  const [year, month] = numbers(day);
  return dayOf(dateOf(year, month - monthsBefore, 1));
}

/** @param {string} day */
function beginOf(day) {
  const [year, month, date] = numbers(day);
  return dateOf(year, month, date);
}

/** @param {string} day */
function numbers(day) {
  return day.split("-").map(Number);
}

/** @param {number} year @param {number} month from 1 @param {number} date */
function dateOf(year, month, date) {
  const moment = new Date(2000, 0, 1);
  // The constructor takes the years below 100 for those of the last century.
  moment.setFullYear(year, month - 1, date);
  return moment;
}

/** What the person's time zone is called, as far as the browser knows: `Europe/Berlin`. */
export function zoneName() {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
