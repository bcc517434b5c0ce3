/**
 * What a session's browser or program is called, for a person to recognise it by: `Firefox · Windows`. It is made from the
 * user agent, which anybody may write as they like: a reminder, no proof. Pages name devices alike.
 */

/** The first that is named wins: browsers also name those that they descend from. */
const browsers = [
  ["Edg/", "Edge"],
  ["OPR/", "Opera"],
  ["YaBrowser/", "Yandex Browser"],
  ["SamsungBrowser/", "Samsung Internet"],
  ["Firefox/", "Firefox"],
  ["FxiOS/", "Firefox"],
  ["CriOS/", "Chrome"],
  ["Chrome/", "Chrome"],
  ["Safari/", "Safari"],
];
const systems = [
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["Android", "Android"],
  ["Windows", "Windows"],
  ["Mac OS X", "macOS"],
  ["CrOS", "ChromeOS"],
  ["Linux", "Linux"],
];
const lengthMax = 40;

/**
 * Browser and system; of a program its first word (`curl` of `curl/8.5.0`); `null` when nothing is told.
 *
 * @param {string | null | undefined} userAgent
 */
export function deviceName(userAgent) {
  if (!userAgent) return null;
  const named = (/** @type {string[][]} */ marks) => marks.find(([mark]) => userAgent.includes(mark))?.[1];
  const browser = named(browsers);
  if (browser) return [browser, named(systems)].filter(Boolean).join(" · ");
  return [...(/^[^/\s]*/.exec(userAgent)?.[0] ?? "")].slice(0, lengthMax).join("") || null;
}
