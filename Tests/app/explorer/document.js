import { readFileSync } from "node:fs";

/** The service's own OpenRPC document, as it is pinned beside the catalogue. @type {any} */
export const openrpc = JSON.parse(
  readFileSync(new URL("../../CatalogTests/golden/openrpc.json", import.meta.url), "utf8"),
);

/** @param {string} name @returns {any} */
export function methodNamed(name) {
  return openrpc.methods.find((/** @type {any} */ one) => one.name === name);
}

/** Every documented example: the method and its parameters by name. @type {{ method: any, params: Record<string, any> }[]} */
export const examples = openrpc.methods.flatMap((/** @type {any} */ method) =>
  method.examples.map((/** @type {any} */ example) => ({
    method,
    params: Object.fromEntries(example.params.map((/** @type {any} */ { name, value }) => [name, value])),
  }))
);
