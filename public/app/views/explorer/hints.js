/**
 * A value's type in the schema's own short words: `string · uuid`, `integer · 1 to 200 · default 50`.
 *
 * @param {import("./shape.js").Shape} shape
 * @returns {string}
 */
export function typeWords(shape) {
  const { kind, schema } = shape;
  const words = [nameOf(shape), shape.format];
  if (kind === "integer") words.push(range(schema.minimum, schema.maximum));
  if (kind === "text" && !shape.format && schema.maxLength <= 256) {
    words.push(`${range(schema.minLength, schema.maxLength)} characters`);
  }
  if (kind === "list" && schema.maxItems) words.push(range(schema.minItems, schema.maxItems));
  if (["string", "number", "boolean"].includes(typeof schema.default)) words.push(`default ${schema.default}`);
  return words.filter(Boolean).join(" · ");
}

/** @param {import("./shape.js").Shape} shape @returns {string} */
function nameOf(shape) {
  switch (shape.kind) {
    case "text":
      return shape.schema.examples?.[0] === "12.34" ? "decimal string" : "string";
    case "integer":
      return "integer";
    case "flag":
      return "boolean";
    case "choice":
      return "one of";
    case "set":
      return "some of";
    case "list":
      return `array of ${shape.item ? nameOf(shape.item) : "values"}`;
    case "group":
      return shape.schema.title ?? "object";
    case "json":
      return "JSON";
  }
}

/** Limits that nobody can reach are not worth telling. @param {number | undefined} min @param {number | undefined} max */
function range(min, max) {
  if (max === undefined || max > 1e9) return min === undefined ? "" : `at least ${min}`;
  return min === undefined ? `at most ${max}` : `${min} to ${max}`;
}
