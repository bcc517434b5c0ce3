/**
 * JSON that keeps what JavaScript's own reader loses: numbers beyond 2⁵³, the order of members, and the place of a mistake.
 * It refuses what the service refuses, names given twice included.
 */

/** A number as it was written: an account's number may be larger than JavaScript can hold. */
export class Numeral {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }
}

/** What must not be shown, kept or copied: a password on its way to the service. */
export class Secret {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }
}

/** @typedef {null | boolean | string | number | Numeral | Secret | any[] | { [name: string]: any }} Json */
/** @typedef {{ kind: "mark" | "string" | "number" | "word" | "name", text: string, at: number }} Token */

/** Why a text is no JSON, and where. */
export class Misreading extends Error {
  /** @param {string} source @param {number} at */
  constructor(source, at) {
    const before = source.slice(0, at).split("\n");
    super(`no JSON at line ${before.length}`);
    this.line = before.length;
    this.column = [...(before.at(-1) ?? "")].length + 1;
  }
}

const depthMax = 64;
const tokenPattern =
  // deno-lint-ignore no-control-regex
  /([{}[\],:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)|(true|false|null)/y;
const kinds = /** @type {const} */ ([null, "mark", "string", "number", "word"]);

/**
 * The pieces of a JSON text, without the blanks between them; names of members are told from other strings.
 *
 * @param {string} source
 * @returns {Token[]}
 * @throws {Misreading}
 */
export function tokens(source) {
  /** @type {Token[]} */
  const found = [];
  let at = 0;
  for (;;) {
    while (at < source.length && " \t\r\n".includes(source[at])) at += 1;
    if (at >= source.length) return found;
    tokenPattern.lastIndex = at;
    const match = tokenPattern.exec(source);
    if (!match) throw new Misreading(source, at);
    const kind = kinds[match.findIndex((group, index) => index > 0 && group !== undefined)];
    const before = found.at(-1);
    if (match[0] === ":" && before?.kind === "string") before.kind = "name";
    found.push({ kind: kind ?? "mark", text: match[0], at });
    at = tokenPattern.lastIndex;
  }
}

/**
 * @param {string} source
 * @returns {Json}
 * @throws {Misreading}
 */
export function readJson(source) {
  const all = tokens(source);
  let next = 0;
  const value = readValue(0);
  if (next < all.length) throw new Misreading(source, all[next].at);
  return value;

  /** @param {number} depth @returns {Json} */
  function readValue(depth) {
    const token = take();
    if (depth > depthMax) throw new Misreading(source, token.at);
    if (token.kind === "string") return JSON.parse(token.text);
    if (token.kind === "number") return new Numeral(token.text);
    if (token.kind === "word") return JSON.parse(token.text);
    if (token.text === "[") return readSeries("]", () => readValue(depth + 1));
    if (token.text === "{") return readObject(depth);
    throw new Misreading(source, token.at);
  }

  /** @param {number} depth */
  function readObject(depth) {
    const names = new Set();
    const members = readSeries("}", () => {
      const token = take();
      if (token.kind !== "name" && token.kind !== "string") throw new Misreading(source, token.at);
      const name = /** @type {string} */ (JSON.parse(token.text));
      if (names.has(name)) throw new Misreading(source, token.at);
      names.add(name);
      take(":");
      return /** @type {[string, Json]} */ ([name, readValue(depth + 1)]);
    });
    // Not by assignment: a member may be called `__proto__`.
    return Object.fromEntries(members);
  }

  /** @template T @param {string} end @param {() => T} readOne @returns {T[]} */
  function readSeries(end, readOne) {
    /** @type {T[]} */
    const items = [];
    if (all[next]?.text === end) {
      next += 1;
      return items;
    }
    for (;;) {
      items.push(readOne());
      const token = take();
      if (token.kind === "mark" && token.text === end) return items;
      if (token.text !== ",") throw new Misreading(source, token.at);
    }
  }

  /** @param {string} [wanted] */
  function take(wanted) {
    const token = all[next];
    if (!token || (wanted && token.text !== wanted)) throw new Misreading(source, token?.at ?? source.length);
    next += 1;
    return token;
  }
}

/**
 * JSON on one line, as it is sent. Secrets are written out here, and nowhere else.
 *
 * @param {Json} value
 * @returns {string}
 */
export function writeJson(value) {
  if (value instanceof Numeral) return value.text;
  if (value instanceof Secret) return JSON.stringify(value.text);
  if (Array.isArray(value)) return `[${value.map(writeJson).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    return `{${Object.entries(value).map(([name, one]) => `${JSON.stringify(name)}:${writeJson(one)}`).join(",")}}`;
  }
  return JSON.stringify(value);
}

/** Whether a value is an object of JSON. @param {Json | undefined} value @returns {value is { [name: string]: Json }} */
export function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Numeral) &&
    !(value instanceof Secret);
}
