import { isObject, Numeral } from "./json.js";
import { literal } from "./literal.js";

/**
 * A call, or a batch of calls, as code that can be pasted: a shell with curl, Python with nothing but its own library,
 * JavaScript for Node.js. Token and password come from the environment: they belong in no file.
 *
 * @typedef {import("./json.js").Json} Json
 * @typedef {{ origin: string, needsToken: boolean }} Circumstances `origin` such as `https://example.com`
 */

/** Stands for a password until the quotes around it are known. */
const secretMark = "\uE000";

/** @param {Json} message @param {Circumstances} circumstances */
export function curl(message, { origin, needsToken }) {
  const body = literal(message, "json", { indent: "  ", secret: `"${secretMark}"` })
    .replaceAll("'", `'\\''`)
    .replaceAll(secretMark, `'"$EASYBILLING_PASSWORD"'`);
  const token = needsToken ? ' \\\n  -H "Authorization: Bearer $EASYBILLING_TOKEN"' : "";
  return `curl -sS ${origin}/rpc \\
  -H 'Content-Type: application/json'${token} \\
  -d '${body}'`;
}

/** @param {Json} message @param {Circumstances} circumstances */
export function python(message, { origin, needsToken }) {
  const call = literal(message, "python");
  const token = needsToken ? ', "Authorization": "Bearer " + os.environ["EASYBILLING_TOKEN"]' : "";
  const usesEnvironment = needsToken || call.includes("os.environ[");
  return `import json${usesEnvironment ? ", os" : ""}
from urllib.request import Request, urlopen

call = ${call}
headers = {"Content-Type": "application/json"${token}}
request = Request("${origin}/rpc", json.dumps(call).encode(), headers)
with urlopen(request, timeout=30) as answer:
    print(json.load(answer))`;
}

/** @param {Json} message @param {Circumstances} circumstances */
export function javascript(message, { origin, needsToken }) {
  const token = needsToken ? '\n    "Authorization": `Bearer ${process.env.EASYBILLING_TOKEN}`,' : "";
  // A number that JavaScript cannot hold would be sent as another one: then the body is written as a text.
  const isExact = !hasLargeNumber(message);
  const call = isExact ? literal(message, "javascript") : JSON.stringify(literal(message, "json"));
  return `const call = ${call};
const answer = await fetch("${origin}/rpc", {
  method: "POST",
  headers: {
    "Content-Type": "application/json",${token}
  },
  body: ${isExact ? "JSON.stringify(call)" : "call"},
});
console.log(JSON.stringify(await answer.json()));`;
}

/** @param {Json} value @returns {boolean} */
function hasLargeNumber(value) {
  if (value instanceof Numeral) return /^-?\d+$/.test(value.text) && !Number.isSafeInteger(Number(value.text));
  if (Array.isArray(value)) return value.some(hasLargeNumber);
  return isObject(value) && Object.values(value).some(hasLargeNumber);
}
