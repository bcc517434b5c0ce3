/**
 * What moved on an account since a moment, as far as a chart needs it.
 *
 * @typedef {{ seq: number, at: string, amount: string, balance: string }} Movement `amount` is negative for a debit
 * @typedef {{ accountId: number, from: string, opening: string, lines: Movement[], isCut: boolean }} Movements
 *   `opening` is the balance before the first line; `isCut` says that there are later lines, which no chart holds
 * @typedef {{ read: (method: string, params: object) => Promise<any> }} Reader
 */

/** How many lines a chart holds. */
export const linesMax = 5_000;
/** How many lines are asked for at once: the service's own limit. */
const pageSize = 1_000;
/** Lines are numbered in the order of booking, which their times may differ from by a little. */
const overlap = 60_000;

/**
 * Reads an account's movements. What is known already is not read again: only what follows it. If nothing does, it is
 * returned itself, and whoever shows it need not change.
 *
 * @param {Reader} client
 * @param {number} accountId @param {string} from RFC 3339
 * @param {Movements} [known] what was read before
 * @returns {Promise<Movements>}
 */
export async function readMovements(client, accountId, from, known) {
  const last = known?.lines.at(-1);
  if (known && last && known.accountId === accountId && known.from === from && !known.isCut) {
    const since = new Date(Math.max(Date.parse(last.at) - overlap, Date.parse(from))).toISOString();
    const lines = following(known.lines, (await readLines(client, accountId, since)).lines);
    if (lines?.length === known.lines.length) return known;
    if (lines) return { ...known, lines: lines.slice(0, linesMax), isCut: lines.length > linesMax };
  }
  return { accountId, from, ...await readLines(client, accountId, from) };
}

/**
 * What was known with what came after it; `null` where the two do not join, and all has to be read.
 *
 * @param {Movement[]} known @param {Movement[]} read
 */
export function following(known, read) {
  const last = known[known.length - 1];
  if (!read.some((line) => line.seq === last.seq && line.balance === last.balance)) return null;
  const fresh = read.filter((line) => line.seq > last.seq);
  const isWhole = fresh.every((line, index) => line.seq === last.seq + 1 + index);
  return isWhole ? [...known, ...fresh] : null;
}

/** @param {Reader} client @param {number} accountId @param {string} from */
async function readLines(client, accountId, from) {
  /** @type {Movement[]} */
  const lines = [];
  let opening = "";
  let cursor = null;
  do {
    const limit = Math.min(pageSize, linesMax - lines.length);
    /** @type {any} */
    const page = await client.read("statement.get", { account_id: accountId, from, limit, ...(cursor && { cursor }) });
    opening ||= page.opening;
    lines.push(...page.lines.map(movement));
    cursor = page.has_more ? page.next_cursor : null;
  } while (cursor && lines.length < linesMax);
  return { opening, lines, isCut: cursor !== null };
}

/** @param {any} line of a statement @returns {Movement} */
function movement({ seq, amount, balance, transfer }) {
  return { seq, at: transfer.created_at, amount, balance };
}
