import type { JsonValue } from '#domain/json-value.ts';
import { csvLine } from '#domain/formats/exports/csv-line.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';

/** The published shapes that a rubric can be written in; formats.md 1 has them. */
export const rubricShapes = [
  'touchstone',
  'csv',
  'healthbench',
  'prbench',
  'profbench',
  'apex',
  'researchrubrics',
  'biggen',
] as const;
export type RubricShape = (typeof rubricShapes)[number];

export type WrittenRubric = {
  text: string;
  extension: 'json' | 'csv';
  /** What this shape has no place for, in words; empty where everything is kept. */
  lost: string[];
};

/** Writes a rubric in a published shape, or says why the shape cannot hold it. */
export function writeRubric(
  criteria: readonly Criterion[],
  shape: RubricShape,
): Result<WrittenRubric, string> {
  switch (shape) {
    case 'touchstone':
      return asJson({ criteria: plain(criteria) }, []);
    case 'csv':
      return ok({ text: csvText(criteria), extension: 'csv', lost: [] });
    case 'healthbench':
      return asJson({ rubrics: criteria.map(healthbenchItem) }, [
        ...lostScales(criteria),
        ...lost(criteria, 'titles, sections and reasons', has('title', 'category', 'rationale')),
        ...lostGates(criteria),
      ]);
    case 'prbench':
      return asJson({ rubric: criteria.map(prbenchItem) }, [
        ...lostScales(criteria),
        ...lost(criteria, 'short titles', has('title')),
        ...lost(criteria, 'tags', (each) => each.tags.length > 0),
        ...lostGates(criteria),
      ]);
    case 'profbench':
      return profbench(criteria);
    case 'apex':
      return apex(criteria);
    case 'researchrubrics':
      return asJson(
        {
          rubrics: criteria.map(({ text, points, category }, index) => ({
            title: text,
            weight: points,
            category: category ?? '',
            row_index: index,
          })),
        },
        [
          ...lost(criteria, 'scales other than ternary', (each) => each.scale.kind !== 'ternary'),
          ...lost(criteria, 'tags', (each) => each.tags.length > 0),
          ...lost(criteria, 'titles and reasons', has('title', 'rationale')),
          ...lostGates(criteria),
        ],
      );
    case 'biggen':
      return biggen(criteria);
  }
}

function asJson(value: JsonValue, lostParts: string[]): Result<WrittenRubric, string> {
  return ok({ text: `${JSON.stringify(value, null, 2)}\n`, extension: 'json', lost: lostParts });
}

function plain(criteria: readonly Criterion[]): JsonValue {
  return JSON.parse(JSON.stringify(criteria)) as JsonValue;
}

const has =
  (...fields: (keyof Criterion)[]) =>
  (criterion: Criterion) =>
    fields.some((field) => criterion[field] !== undefined);

function lost(
  criteria: readonly Criterion[],
  what: string,
  of: (criterion: Criterion) => boolean,
): string[] {
  const count = criteria.filter(of).length;
  return count === 0 ? [] : [`${what} (${count} of ${criteria.length})`];
}

const lostScales = (criteria: readonly Criterion[]) =>
  lost(criteria, 'scales other than met or not met', (each) => each.scale.kind !== 'binary');

const lostGates = (criteria: readonly Criterion[]) => [
  ...lost(criteria, 'gates', (each) => each.required),
  ...lost(criteria, 'dependencies', (each) => each.dependsOn.length > 0),
];

function healthbenchItem({ text, points, tags }: Criterion): JsonValue {
  return { criterion: text, points, tags };
}

function prbenchItem(criterion: Criterion): JsonValue {
  const { id, text, points, category, rationale } = criterion;
  // PRBench takes an item's weight from the annotation that its class names.
  const named = criterion.weightClass ?? (points < 0 ? 'detrimental' : 'important');
  return {
    id,
    title: text,
    annotations: {
      weight_class: named,
      [`${named.replaceAll(' ', '_')}_weight`]: points,
      ...(category === undefined ? {} : { criteria_category: category }),
      ...(rationale === undefined ? {} : { criteria_description: rationale }),
    },
  };
}

const PROFBENCH = ['Additional', 'Minor', 'Major', 'Critical'] as const;

function profbench(criteria: readonly Criterion[]): Result<WrittenRubric, string> {
  const fault = criteria.findIndex(({ points }) => points < 0);
  if (fault >= 0) return fail(`ProfBench knows no faults, and criterion ${fault + 1} is one`);
  const most = Math.max(1, ...criteria.map(({ points }) => points));
  const fits = (points: number) => Number.isInteger(points) && points >= 1 && points <= 4;
  // Where the points are not its 1 to 4 already, they keep their proportions as far as it goes.
  const classOf = (points: number) =>
    PROFBENCH[
      (fits(points) && most <= 4 ? points : Math.max(1, Math.round((points / most) * 4))) - 1
    ];
  const rubrics = criteria.map(({ text, points, tags }) => ({
    criterion_description: text,
    criterion_weight: classOf(points) ?? 'Additional',
    criterion_type: tags,
  }));
  return asJson({ rubrics }, [
    ...lost(criteria, 'points other than 4, 3, 2, 1', ({ points }) => !fits(points) || most > 4),
    ...lostScales(criteria),
    ...lost(criteria, 'titles, sections and reasons', has('title', 'category', 'rationale')),
    ...lostGates(criteria),
  ]);
}

function apex(criteria: readonly Criterion[]): Result<WrittenRubric, string> {
  const number = new Map(criteria.map(({ id }, index) => [id, index + 1]));
  const entries = criteria.map((criterion, index): [string, JsonValue] => [
    `criterion ${index + 1}`,
    {
      description: criterion.text,
      sources: criterion.sources ?? [],
      ...(criterion.rationale === undefined ? {} : { justification: criterion.rationale }),
      ...(criterion.weightClass === undefined ? {} : { weight: criterion.weightClass }),
      criterion_type: criterion.tags,
      dependent_criteria: criterion.dependsOn.flatMap((id) => number.get(id) ?? []),
    },
  ]);
  return asJson(Object.fromEntries(entries), [
    ...lost(criteria, 'points: each counts 1', ({ points }) => points !== 1),
    ...lostScales(criteria),
    ...lost(criteria, 'titles and sections', has('title', 'category')),
    ...lost(criteria, 'gates', (each) => each.required),
  ]);
}

function biggen(criteria: readonly Criterion[]): Result<WrittenRubric, string> {
  const [only, ...more] = criteria;
  if (!only || more.length > 0) {
    return fail('BiGGen-Bench holds one criterion with five worded levels');
  }
  const { scale } = only;
  if (scale.kind !== 'anchored' || scale.levels.length !== 5) {
    return fail('BiGGen-Bench needs a scale of five worded levels');
  }
  const levels = scale.levels.map(
    (text, index) => [`score${index + 1}_description`, text] as const,
  );
  return asJson({ score_rubric: { criteria: only.text, ...Object.fromEntries(levels) } }, [
    ...lost(criteria, 'points: it counts 1', ({ points }) => points !== 1),
  ]);
}

/** Columns of the plain table, by the names that the reader knows. */
export const RUBRIC_COLUMNS = [
  'id',
  'section',
  'title',
  'criterion',
  'points',
  'weight_class',
  'scale',
  'required',
  'depends_on',
  'tags',
  'sources',
  'rationale',
] as const;

function csvText(criteria: readonly Criterion[]): string {
  const list = (texts: readonly string[] | undefined) =>
    texts === undefined || texts.length === 0 ? '' : JSON.stringify(texts);
  const rows = criteria.map((each) => [
    each.id,
    each.category ?? '',
    each.title ?? '',
    each.text,
    String(each.points),
    each.weightClass ?? '',
    each.scale.kind === 'binary' || each.scale.kind === 'ternary'
      ? each.scale.kind
      : JSON.stringify(each.scale),
    each.required ? 'yes' : '',
    list(each.dependsOn),
    list(each.tags),
    list(each.sources),
    each.rationale ?? '',
  ]);
  return [RUBRIC_COLUMNS, ...rows].map((cells) => `${csvLine(cells)}\r\n`).join('');
}
