import { Misreading, tokens } from "./json.js";

/**
 * A JSON text laid out for people, digit by digit as it came.
 *
 * @typedef {{ kind: "mark" | "name" | "string" | "number" | "word", text: string }} Run a stretch of one colour
 */

/**
 * @param {string} source
 * @returns {Run[]} the text itself when it is no JSON
 */
export function pretty(source) {
  try {
    return layOut(tokens(source));
  } catch (error) {
    if (error instanceof Misreading) return [{ kind: "mark", text: source }];
    throw error;
  }
}

/** @param {import("./json.js").Token[]} all @returns {Run[]} */
function layOut(all) {
  /** @type {Run[]} */
  const runs = [];
  let depth = 0;
  const mark = (/** @type {string} */ text) => {
    const last = runs.at(-1);
    if (last?.kind === "mark") last.text += text;
    else runs.push({ kind: "mark", text });
  };
  const line = () => mark(`\n${"  ".repeat(depth)}`);
  all.forEach(({ kind, text }, index) => {
    if (kind !== "mark") {
      runs.push({ kind, text });
      return;
    }
    const isOpening = text === "{" || text === "[";
    const isClosing = text === "}" || text === "]";
    const isEmpty = isOpening ? ["}", "]"].includes(all[index + 1]?.text) : ["{", "["].includes(all[index - 1]?.text);
    if (isClosing) {
      depth -= 1;
      if (!isEmpty) line();
    }
    mark(text === ":" ? ": " : text);
    if (isOpening) depth += 1;
    if (text === "," || (isOpening && !isEmpty)) line();
  });
  return runs;
}
