import type { Ratings } from './ratings.ts';

/**
 * How often each category was given to each unit: the entries offsets[u] up to offsets[u + 1]
 * of `category` and `count`, categories with no rating left out. `size[u]` is the number of
 * ratings of unit u. One pass; memory in proportion to the ratings, not to units × categories.
 */
export type UnitCounts = {
  categories: number;
  offsets: Int32Array;
  category: Int32Array;
  count: Int32Array;
  size: Int32Array;
};

export function unitCounts({ scale, offsets, code }: Ratings): UnitCounts {
  const categories = scale.categories.length;
  const units = offsets.length - 1;
  const place = new Int32Array(categories);
  const seenIn = new Int32Array(categories).fill(-1);
  const starts = new Int32Array(units + 1);
  const category = new Int32Array(code.length);
  const count = new Int32Array(code.length);
  const size = new Int32Array(units);
  let filled = 0;
  for (let u = 0; u < units; u += 1) {
    starts[u] = filled;
    const end = offsets[u + 1]!;
    for (let i = offsets[u]!; i < end; i += 1) {
      const c = code[i]!;
      if (seenIn[c] !== u) {
        seenIn[c] = u;
        place[c] = filled;
        category[filled] = c;
        filled += 1;
      }
      count[place[c]!]! += 1;
    }
    size[u] = end - offsets[u]!;
  }
  starts[units] = filled;
  return { categories, offsets: starts, category, count, size };
}
