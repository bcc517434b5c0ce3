import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const app = fileURLToPath(new URL("../../../public/app/", import.meta.url));

/** The app's modules without their comments. @returns {{ file: string, code: string }[]} */
function sources() {
  return filesOf(app).map((path) => ({
    file: path.slice(app.length),
    code: readFileSync(path, "utf8").replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, ""),
  }));
}

/** @param {string} folder @returns {string[]} */
function filesOf(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}${entry.name}`;
    if (entry.isDirectory()) return filesOf(`${path}/`);
    return entry.name.endsWith(".js") ? [path] : [];
  });
}

/**
 * A call that the code makes.
 *
 * @typedef {{ file: string, name: string, key: string | null, prefix: string | null, values: string[] | null }} TextCall
 *   `key`: the text's name, where it is a literal; `prefix`: how it begins, where it is a template; `values`: the places that
 *   are given a value, `null` where that cannot be seen
 */

/** Every call of `text` and `counted`. @returns {TextCall[]} */
export function textCalls() {
  return sources().flatMap(({ file, code }) =>
    [...code.matchAll(/(?<![\w.])(?<!function )(text|counted)\(\s*/g)].map((found) => {
      const [first, second] = argumentsFrom(code.slice(found.index + found[0].length));
      return {
        file,
        name: found[1],
        key: /^"([^"]*)"$/.exec(first)?.[1] ?? null,
        prefix: /^`([^`$]*)\$/.exec(first)?.[1] ?? null,
        values: found[1] === "counted" ? ["count"] : namesOf(second),
      };
    })
  );
}

/** The arguments of a call whose opening bracket has been passed. @param {string} code */
function argumentsFrom(code) {
  const all = [""];
  let depth = 0;
  let quote = "";
  for (const sign of code) {
    if (quote) quote = sign === quote ? "" : quote;
    else if ("\"'`".includes(sign)) quote = sign;
    else if ("([{".includes(sign)) depth += 1;
    else if (")]}".includes(sign) && depth-- === 0) break;
    if (sign === "," && depth === 0 && !quote) all.push("");
    else all[all.length - 1] += sign;
  }
  return all.map((one) => one.trim());
}

/** The members of an object as it is written. @param {string | undefined} written */
function namesOf(written) {
  if (!written) return [];
  if (!written.startsWith("{") || written.includes("...")) return null;
  return argumentsFrom(written.slice(1)).filter(Boolean).map((member) => member.split(":")[0].trim().replace(/"/g, ""));
}
