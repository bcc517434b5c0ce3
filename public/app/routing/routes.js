/**
 * Every address of the app, its view and its title. A view's module is loaded when it is first shown.
 *
 * @typedef {object} Route
 * @property {string} name
 * @property {RegExp} pattern of the path below `/app`; named groups are the view's parameters
 * @property {string} title the text of its heading and of the window's title
 * @property {"client" | "stranger"} audience strangers' views lead clients on, and the other way round
 * @property {() => Promise<{ view: View }>} load
 */

/**
 * Builds what a route shows. It is called once for each set of parameters; `query` changes while it is shown.
 *
 * @typedef {(app: import("../app.js").App, place: Place) => Node} View
 */

/**
 * Where the person is.
 *
 * @typedef {object} Place
 * @property {Record<string, string>} params
 * @property {import("../state/signal.js").Signal<URLSearchParams>} query
 * @property {(title: string) => void} setTitle names the window, where the route's own title says too little
 */

/** @type {Route[]} */
export const routes = [
  route("accounts", /^\/$/, "title.accounts", "client", () => import("../views/overview.js")),
  route("transfer-form", /^\/transfer$/, "title.transfer", "client", () => import("../views/transfer.js")),
  route("history", /^\/history$/, "title.history", "client", () => import("../views/history.js")),
  route(
    "receipt",
    /^\/transfers\/(?<id>[0-9a-f-]{36})$/,
    "title.receipt",
    "client",
    () => import("../views/transaction.js"),
  ),
  route("statement", /^\/statement$/, "title.statement", "client", () => import("../views/statement.js")),
  route("security", /^\/security$/, "title.security", "client", () => import("../views/security.js")),
  route("explorer", /^\/explorer$/, "title.explorer", "client", () => import("../views/explorer.js")),
  route("settings", /^\/settings$/, "title.settings", "client", () => import("../views/settings.js")),
  route("log-in", /^\/login$/, "title.log_in", "stranger", () => import("../views/log-in.js")),
  route("sign-up", /^\/signup$/, "title.sign_up", "stranger", () => import("../views/sign-up.js")),
];

/**
 * The route of a path such as `/app/history`, with its parameters.
 *
 * @param {string} path
 * @returns {{ route: Route, params: Record<string, string> } | null}
 */
export function match(path) {
  const rest = path.replace(/^\/app/, "").replace(/(.)\/$/, "$1") || "/";
  for (const one of routes) {
    const found = one.pattern.exec(rest);
    if (found) return { route: one, params: found.groups ?? {} };
  }
  return null;
}

/**
 * @param {string} name @param {RegExp} pattern @param {string} title @param {"client" | "stranger"} audience
 * @param {() => Promise<any>} load
 * @returns {Route}
 */
function route(name, pattern, title, audience, load) {
  return { name, pattern, title, audience, load };
}
