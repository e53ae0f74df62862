import type { Criterion } from './criterion.ts';

/** An id that no criterion of the rubric has, after a wish. */
export function freshId(criteria: readonly Criterion[], wish: string): string {
  const taken = new Set(criteria.map(({ id }) => id));
  const stem = wish.slice(0, 56);
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? stem : `${stem}-${n}`;
    if (!taken.has(id)) return id;
  }
}

/** An empty check of one point at the end of the section that is worked in. */
export function withNewCriterion(
  criteria: readonly Criterion[],
  after: string | null,
): { criteria: Criterion[]; id: string } {
  const at = criteria.findIndex(({ id }) => id === after);
  const neighbour = criteria[at];
  const id = freshId(criteria, `c${criteria.length + 1}`);
  const made: Criterion = {
    id,
    version: 1,
    text: '',
    tags: [],
    points: 1,
    required: false,
    dependsOn: [],
    scale: { kind: 'binary' },
    ...(neighbour?.category !== undefined && { category: neighbour.category }),
  };
  return { criteria: criteria.toSpliced(at < 0 ? criteria.length : at + 1, 0, made), id };
}

/**
 * One criterion as two: the first keeps the id, so that its history goes on, the second is new.
 * Points are shared as evenly as whole numbers allow, the first half taking what is over.
 */
export function splitCriterion(
  criteria: readonly Criterion[],
  id: string,
  [first, second]: readonly [string, string],
): Criterion[] {
  return criteria.flatMap((each) => {
    if (each.id !== id) return [each];
    const half = Math.trunc(each.points / 2);
    const whole = Number.isInteger(each.points) && Math.abs(each.points) > 1;
    const rest = whole ? half : each.points / 2;
    const { title: _, ignored: __, ...plain } = each;
    return [
      { ...plain, text: first, points: each.points - rest },
      { ...plain, id: freshId(criteria, `${id}-b`), version: 1, text: second, points: rest },
    ];
  });
}

/** What depended on it no longer does: a dependency that does not exist can never be met. */
export function withoutCriterion(criteria: readonly Criterion[], gone: string): Criterion[] {
  return criteria
    .filter(({ id }) => id !== gone)
    .map((each) =>
      each.dependsOn.includes(gone)
        ? { ...each, dependsOn: each.dependsOn.filter((id) => id !== gone) }
        : each,
    );
}

/** Moved to another place; between two of one section it joins that section. */
export function moveCriterion(
  criteria: readonly Criterion[],
  from: number,
  to: number,
): Criterion[] {
  const moved = criteria[from];
  if (!moved || from === to) return [...criteria];
  const rest = criteria.toSpliced(from, 1);
  const [before, after] = [rest[to - 1], rest[to]];
  const neighbour = before ?? after;
  const joins =
    neighbour !== undefined &&
    (before?.category === after?.category || before === undefined || after === undefined);
  const category = joins ? neighbour.category : moved.category;
  const { category: _, ...plain } = moved;
  return rest.toSpliced(to, 0, { ...plain, ...(category !== undefined && { category }) });
}

/** Renames a section: the neighbours that share its name, from one criterion on. */
export function renameSection(
  criteria: readonly Criterion[],
  from: number,
  name: string,
): Criterion[] {
  const old = criteria[from]?.category;
  let end = from;
  while (end < criteria.length && criteria[end]?.category === old) end += 1;
  return criteria.map((each, index) => {
    if (index < from || index >= end) return each;
    const { category: _, ...plain } = each;
    return name === '' ? plain : { ...plain, category: name };
  });
}

/** What can be earned and what faults can cost. */
export function rubricTotals(criteria: readonly Criterion[]): { merits: number; faults: number } {
  const sum = (sign: 1 | -1) =>
    criteria
      .map(({ points }) => points)
      .filter((points) => Math.sign(points) === sign)
      .reduce((total, points) => total + points, 0);
  // Tenths have no exact binary form: what their sum is off by is not shown to anybody.
  const exact = (total: number) => Math.round(total * 1e6) / 1e6;
  return { merits: exact(sum(1)), faults: exact(sum(-1)) };
}

/** Named weights with the points that they stand for: the rubric's own, then ProfBench's. */
export function weightClasses(criteria: readonly Criterion[]): Map<string, number> {
  const classes = new Map<string, number>();
  for (const { weightClass, points } of criteria) {
    if (weightClass !== undefined && !classes.has(weightClass)) classes.set(weightClass, points);
  }
  const published = { Critical: 4, Major: 3, Minor: 2, Additional: 1 };
  for (const [name, points] of Object.entries(published)) {
    if (!classes.has(name)) classes.set(name, points);
  }
  return classes;
}
