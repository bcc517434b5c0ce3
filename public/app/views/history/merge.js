/**
 * A list of which the beginning was read anew: rows may have come in between, none ever goes or changes.
 *
 * @template {{ id: string }} Row
 * @param {Row[]} known @param {Row[]} fresh the first rows as they are now, in the same order
 * @returns {{ rows: Row[], arrived: Set<string> }} where so much has come that the two do not join, only the fresh ones are left
 */
export function merge(known, fresh) {
  const ids = new Set(known.map(({ id }) => id));
  const arrived = new Set(fresh.map(({ id }) => id).filter((id) => !ids.has(id)));
  const last = fresh.at(-1);
  if (!last) return { rows: known, arrived };
  const end = known.findIndex(({ id }) => id === last.id);
  if (end < 0) return { rows: fresh, arrived };
  return { rows: [...fresh, ...known.slice(end + 1)], arrived };
}
