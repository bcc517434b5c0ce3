import { collect } from "../../csv/collect.js";
import { Failure } from "../../rpc/failure.js";
import { addsUp, joined } from "./sheet.js";

/** Lines that the service gives at once. */
const partSize = 1_000;
/** What a statement on the screen, and on paper, holds at most. */
export const screenLimits = { rowsMax: 2_000, pagesMax: 2 };
/** What a file holds at most: as much as the service's own. */
export const fileLimits = { rowsMax: 20_000, pagesMax: 20 };

/**
 * Reads a statement to its end, and adds it up.
 *
 * @param {{ read: (method: string, params: object) => Promise<any> }} client
 * @param {{ account_id: number, from?: string, to?: string }} params of `statement.get`
 * @param {import("../../csv/collect.js").Limits} limits
 * @param {{ signal?: AbortSignal, onRows?: (count: number) => void }} [options]
 * @returns {Promise<{ sheet: import("./sheet.js").Sheet, isCut: boolean, madeAt: string }>} `isCut`: the period holds more
 */
export async function readSheet(client, params, limits, options) {
  const read = (/** @type {string | null} */ cursor) =>
    client.read("statement.get", { ...params, limit: partSize, ...(cursor && { cursor }) });
  const { pages, isCut } = await collect(read, (part) => part.lines, limits, options);
  const sheet = joined(pages);
  // Nobody is shown figures that do not agree.
  if (!addsUp(sheet)) throw new Failure("internal");
  return { sheet, isCut, madeAt: new Date().toISOString() };
}
