/** How a preference is remembered for a year, for pages and app alike: pages read the same cookies. */

/** @param {string} name */
export function readCookie(name) {
  const prefix = `${name}=`;
  return document.cookie.split("; ").find((pair) => pair.startsWith(prefix))?.slice(prefix.length) ?? null;
}

/** @param {string} name @param {string} value */
export function writeCookie(name, value) {
  document.cookie = `${name}=${value}; Path=/; SameSite=Lax; Max-Age=31536000`;
}
