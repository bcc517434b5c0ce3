/**
 * What a form has to ask for, made from a JSON Schema.
 *
 * @typedef {"text" | "integer" | "flag" | "choice" | "set" | "list" | "group" | "json"} Kind `flag` is true or false, `choice`
 *   one of several, `set` some of several, `list` any number of the same, `group` several named ones, `json` whatever the
 *   form has no better way to ask for
 *
 * @typedef {object} Shape
 * @property {Kind} kind
 * @property {boolean} isNullable
 * @property {boolean} isSecret
 * @property {string} format such as `date-time`; empty if none
 * @property {string[]} options of a choice or set
 * @property {Shape | null} item of a list
 * @property {Member[]} members of a group
 * @property {number} itemsMin
 * @property {number} itemsMax
 * @property {any} schema what it was made from, references resolved: for hints such as ranges and examples
 *
 * @typedef {{ name: string, shape: Shape, isRequired: boolean, summary: string }} Member
 */

/** Schemas that contain themselves are asked for as JSON below this depth. */
const depthMax = 6;

/**
 * The parameters of a method as a form asks for them.
 *
 * @param {any} method of an OpenRPC document @param {any} document
 * @returns {Member[]}
 */
export function parametersOf(method, document) {
  return method.params.map((/** @type {any} */ param) => ({
    name: param.name,
    shape: shapeOf(param.schema, document),
    isRequired: param.required ?? false,
    summary: param.summary ?? param.description ?? "",
  }));
}

/**
 * @param {any} schema @param {any} document in which references are looked up @param {number} [depth]
 * @returns {Shape}
 */
export function shapeOf(schema, document, depth = 0) {
  const { resolved, isNullable } = resolve(schema, document);
  /** @type {Shape} */
  const shape = {
    kind: kindOf(resolved, depth),
    isNullable,
    isSecret: resolved.writeOnly ?? false,
    format: resolved.format ?? "",
    options: [],
    item: null,
    members: [],
    itemsMin: resolved.minItems ?? 0,
    itemsMax: resolved.maxItems ?? Infinity,
    schema: resolved,
  };
  switch (shape.kind) {
    case "choice":
      shape.options = resolved.enum;
      break;
    case "list": {
      const item = shapeOf(resolved.items, document, depth + 1);
      if (item.kind === "choice" && resolved.uniqueItems) {
        shape.kind = "set";
        shape.options = item.options;
      } else shape.item = item;
      break;
    }
    case "group":
      shape.members = Object.entries(resolved.properties).map(([name, member]) => ({
        name,
        shape: shapeOf(member, document, depth + 1),
        isRequired: (resolved.required ?? []).includes(name),
        summary: member.description ?? "",
      }));
      break;
  }
  return shape;
}

/** @param {any} schema @param {number} depth @returns {Kind} */
function kindOf(schema, depth) {
  if (schema.enum?.every((/** @type {any} */ value) => typeof value === "string")) return "choice";
  switch (schema.type) {
    case "string":
      return "text";
    case "integer":
      return "integer";
    case "boolean":
      return "flag";
    case "array":
      return schema.items && depth < depthMax ? "list" : "json";
    case "object":
      return schema.properties && depth < depthMax ? "group" : "json";
  }
  return "json";
}

/**
 * The schema without references and without the ways in which null is allowed.
 *
 * @param {any} schema @param {any} document
 * @returns {{ resolved: any, isNullable: boolean }}
 */
function resolve(schema, document) {
  let { resolved, isNullable } = { resolved: schema, isNullable: false };
  for (let step = 0; step < depthMax; step += 1) {
    const { $ref, allOf, anyOf, oneOf, ...rest } = resolved;
    const alternatives = anyOf ?? oneOf;
    if ($ref) resolved = { ...target($ref, document), ...rest };
    else if (allOf?.length === 1) resolved = { ...allOf[0], ...rest };
    else if (alternatives) {
      const others = alternatives.filter((/** @type {any} */ one) => one.type !== "null");
      isNullable ||= others.length < alternatives.length;
      if (others.length !== 1) break;
      resolved = { ...others[0], ...rest };
    } else break;
  }
  if (Array.isArray(resolved.type)) {
    const types = resolved.type.filter((/** @type {string} */ type) => type !== "null");
    isNullable ||= types.length < resolved.type.length;
    resolved = { ...resolved, type: types.length === 1 ? types[0] : types };
  }
  return { resolved, isNullable };
}

/** What a reference such as `#/components/schemas/Transfer` leads to. @param {string} reference @param {any} document */
function target(reference, document) {
  return reference.replace(/^#\//, "").split("/").reduce((place, name) => place?.[name], document) ?? {};
}
