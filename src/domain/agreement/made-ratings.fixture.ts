import { ratingsFrom, type Ratings } from './ratings.ts';

/** Ratings from one text per rater: the values of units 1, 2, … parted by spaces, "." missing. */
export function byRater(rows: Record<string, string>, categories?: readonly string[]): Ratings {
  const list = Object.entries(rows).flatMap(([rater, row]) =>
    row
      .trim()
      .split(/\s+/)
      .map((value, i) => ({ unit: String(i + 1), rater, value: value === '.' ? '' : value })),
  );
  return built(list, categories);
}

/** Two raters' ratings from a contingency table: cell (i, j) counts units rated i by A, j by B. */
export function fromTable(
  table: readonly (readonly number[])[],
  categories?: readonly string[],
): Ratings {
  let unit = 0;
  const list = table.flatMap((row, i) =>
    row.flatMap((count, j) =>
      Array.from({ length: count }, () => {
        unit += 1;
        const name = String(unit);
        return [
          { unit: name, rater: 'A', value: categories?.[i] ?? String(i + 1) },
          { unit: name, rater: 'B', value: categories?.[j] ?? String(j + 1) },
        ];
      }).flat(),
    ),
  );
  return built(list, categories);
}

/** One text per unit holding its ratings, given by raters that need not be the same. */
export function byUnit(units: readonly string[], categories?: readonly string[]): Ratings {
  const list = units.flatMap((row, i) =>
    row.split(' ').map((value, r) => ({ unit: String(i + 1), rater: `r${r}`, value })),
  );
  return built(list, categories);
}

export function built(
  list: readonly { unit: string; rater: string; value: string }[],
  categories?: readonly string[],
): Ratings {
  const ratings = ratingsFrom(list, categories);
  if (!ratings.ok) throw new Error(ratings.error.map(({ message }) => message).join(' '));
  return ratings.value;
}

/** Krippendorff 2011, example C: four observers, twelve units, missing data (also Gwet 2014). */
export const FOUR_OBSERVERS = {
  A: '1 2 3 3 2 1 4 1 2 . . .',
  B: '1 2 3 3 2 2 4 1 2 5 . 3',
  C: '. 3 3 3 2 3 4 2 2 5 1 .',
  D: '1 2 3 3 2 4 4 1 2 5 1 .',
};

/** Fleiss 1971, Table 1: 30 patients, six diagnoses each, five categories. */
export const PSYCHIATRIC_DIAGNOSES = [
  '4 4 4 4 4 4|2 2 2 5 5 5|2 3 3 3 3 5|5 5 5 5 5 5|2 2 2 4 4 4|1 1 3 3 3 3|3 3 3 3 5 5',
  '1 1 3 3 3 4|1 1 4 4 4 4|5 5 5 5 5 5|1 4 4 4 4 4|1 2 4 4 4 4|2 2 2 3 3 3|1 4 4 4 4 4',
  '2 2 4 4 4 5|3 3 3 3 3 5|1 1 1 4 5 5|1 1 1 1 1 2|2 2 4 4 4 4|1 3 3 5 5 5|5 5 5 5 5 5',
  '2 4 4 4 4 4|2 2 4 5 5 5|1 1 4 4 4 4|1 4 4 4 4 5|2 2 2 2 2 4|1 1 1 1 5 5|2 2 4 4 4 4',
  '1 3 3 3 3 3|5 5 5 5 5 5',
].flatMap((line) => line.split('|'));

/** Shrout and Fleiss 1979, Table 2: four judges rate six targets. */
export const SIX_TARGETS = {
  judge1: '9 6 8 7 10 6',
  judge2: '2 1 4 1 5 2',
  judge3: '5 3 6 2 6 4',
  judge4: '8 2 8 6 9 7',
};
