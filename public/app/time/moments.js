import { counted, text } from "../language/words.js";
import { written } from "./format.js";

/** Moments come from the service as RFC 3339 texts in UTC, and are shown in the person's own time zone. */

/** `31 January 2026` @param {string} moment */
export function date(moment) {
  return written({ dateStyle: "long" }, new Date(moment));
}

/** `14:05` @param {string} moment */
export function clock(moment) {
  return written({ timeStyle: "short" }, new Date(moment));
}

/** `31 January 2026 at 14:05:09 GMT+1` @param {string} moment */
export function dateAndTime(moment) {
  return written({ dateStyle: "long", timeStyle: "long" }, new Date(moment));
}

/**
 * `Today`, `Yesterday`, else the date: what heads a day's transfers.
 *
 * @param {string} moment @param {Date} [now]
 */
export function dayHeading(moment, now = new Date()) {
  const yesterday = new Date(now);
  yesterday.setDate(now.getDate() - 1);
  const day = new Date(moment).toDateString();
  if (day === now.toDateString()) return text("date.today");
  if (day === yesterday.toDateString()) return text("date.yesterday");
  return date(moment);
}

/**
 * `3 minutes ago`, as far as days.
 *
 * @param {string} moment @param {Date} [now]
 */
export function age(moment, now = new Date()) {
  const seconds = Math.max(0, Math.floor((now.getTime() - new Date(moment).getTime()) / 1_000));
  if (seconds < 60) return text("age.now");
  if (seconds < 3_600) return counted("age.minutes", Math.floor(seconds / 60));
  if (seconds < 86_400) return counted("age.hours", Math.floor(seconds / 3_600));
  return counted("age.days", Math.floor(seconds / 86_400));
}
