/**
 * Reads a list to its end, page after page, as far as a file may go.
 *
 * @typedef {{ rowsMax: number, pagesMax: number }} Limits `pagesMax`: a filter may leave pages short or empty
 */

/** What a file of a history holds at most: as much as the service's own. @type {Limits} */
export const historyLimits = { rowsMax: 10_000, pagesMax: 100 };

/**
 * @template Row, Page
 * @param {(cursor: string | null) => Promise<Page & { has_more: boolean, next_cursor: string | null }>} read
 * @param {(page: Page) => Row[]} rowsOf
 * @param {Limits} limits
 * @param {{ signal?: AbortSignal, onRows?: (count: number) => void }} [options] `onRows` is told how many rows there are
 *   after each page; an ended `signal` is thrown
 * @returns {Promise<{ rows: Row[], pages: Page[], isCut: boolean }>} `isCut`: there are more rows than that
 */
export async function collect(read, rowsOf, { rowsMax, pagesMax }, { signal, onRows = () => {} } = {}) {
  /** @type {Row[]} */
  const rows = [];
  /** @type {Page[]} */
  const pages = [];
  let cursor = null;
  do {
    const page = await read(cursor);
    signal?.throwIfAborted();
    pages.push(page);
    rows.push(...rowsOf(page));
    onRows(rows.length);
    cursor = page.has_more ? page.next_cursor : null;
  } while (cursor !== null && rows.length < rowsMax && pages.length < pagesMax);
  return { rows: rows.slice(0, rowsMax), pages, isCut: cursor !== null || rows.length > rowsMax };
}
