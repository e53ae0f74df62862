/** Rows by a key, in their order. */
export function groupBy<Row, T>(
  rows: readonly Row[],
  key: (row: Row) => string,
  value: (row: Row) => T,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const at = key(row);
    const list = groups.get(at);
    if (list) list.push(value(row));
    else groups.set(at, [value(row)]);
  }
  return groups;
}
