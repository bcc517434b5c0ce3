/**
 * A moment in the person's own time zone, to the second, with its distance from UTC: `2026-01-31T13:05:09+01:00`.
 *
 * @param {string} moment RFC 3339
 */
export function localTime(moment) {
  const date = new Date(moment);
  const minutes = -date.getTimezoneOffset();
  // The fields of a clock here are those of a UTC clock at a moment that is as much later.
  const clock = new Date(date.getTime() + minutes * 60_000).toISOString().slice(0, 19);
  const two = (/** @type {number} */ count) => String(count).padStart(2, "0");
  const distance = Math.abs(minutes);
  return `${clock}${minutes < 0 ? "-" : "+"}${two(Math.floor(distance / 60))}:${two(distance % 60)}`;
}
