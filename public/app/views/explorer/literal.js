import { isObject, Numeral, Secret } from "./json.js";

/**
 * JSON as a literal of a language, on as many lines as it needs.
 *
 * @typedef {"json" | "python" | "javascript"} Style
 */

/** What fits on a line of its own. */
const widthMax = 66;

/** How a constant and a secret are called in each language. @type {Record<Style, { words: Record<string, string>, secret: string }>} */
const dialects = {
  json: { words: { null: "null", true: "true", false: "false" }, secret: '""' },
  python: { words: { null: "None", true: "True", false: "False" }, secret: 'os.environ["EASYBILLING_PASSWORD"]' },
  javascript: { words: { null: "null", true: "true", false: "false" }, secret: "process.env.EASYBILLING_PASSWORD" },
};

/**
 * @param {import("./json.js").Json} value
 * @param {Style} style
 * @param {{ indent?: string, secret?: string }} [options] lines after the first begin with `indent`; `secret` is written for
 *   secrets instead of the language's own way
 * @returns {string}
 */
export function literal(value, style, { indent = "", secret = dialects[style].secret } = {}) {
  const flat = line(value, style, secret);
  if (flat.length + indent.length <= widthMax) return flat;
  const deeper = indent + (style === "python" ? "    " : "  ");
  const inner = (/** @type {import("./json.js").Json} */ one) => literal(one, style, { indent: deeper, secret });
  if (Array.isArray(value) && value.length > 0) return broken("[", value.map(inner), "]", indent, deeper, style);
  if (isObject(value) && Object.keys(value).length > 0) {
    const members = Object.entries(value).map(([name, one]) => `${nameIn(style, name)}: ${inner(one)}`);
    return broken("{", members, "}", indent, deeper, style);
  }
  return flat;
}

/** @param {import("./json.js").Json} value @param {Style} style @param {string} secret @returns {string} */
function line(value, style, secret) {
  if (value instanceof Secret) return secret;
  if (value instanceof Numeral) return value.text;
  if (Array.isArray(value)) return `[${value.map((one) => line(one, style, secret)).join(", ")}]`;
  if (isObject(value)) {
    const members = Object.entries(value).map(([name, one]) => `${nameIn(style, name)}: ${line(one, style, secret)}`);
    if (members.length === 0) return "{}";
    return style === "javascript" ? `{ ${members.join(", ")} }` : `{${members.join(", ")}}`;
  }
  if (value === null || typeof value === "boolean") return dialects[style].words[String(value)];
  return JSON.stringify(value);
}

/** @param {string} open @param {string[]} parts @param {string} end @param {string} indent @param {string} deeper @param {Style} style */
function broken(open, parts, end, indent, deeper, style) {
  const comma = style === "json" ? "" : ",";
  return `${open}\n${deeper}${parts.join(`,\n${deeper}`)}${comma}\n${indent}${end}`;
}

/** @param {Style} style @param {string} name */
function nameIn(style, name) {
  return style === "javascript" && /^[a-z_]+$/.test(name) ? name : JSON.stringify(name);
}
