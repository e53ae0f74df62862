/** Ids that one statement reads by. */
const SLICE = 200;

/**
 * Reads by many ids, some at a time and in their order: no statement of a large project is so long
 * that others wait behind it.
 */
export async function inSlices<Row>(
  ids: readonly string[],
  read: (slice: readonly string[]) => Promise<readonly Row[]>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let from = 0; from < ids.length; from += SLICE) {
    rows.push(...(await read(ids.slice(from, from + SLICE))));
  }
  return rows;
}
