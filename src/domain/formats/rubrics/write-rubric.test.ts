import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Criterion } from '#domain/rubric/criterion.ts';
import { readRubricFile } from './read-rubric-file.ts';
import { rubricShapes, writeRubric, type RubricShape } from './write-rubric.ts';

function criterion(id: string, given: Partial<Criterion> = {}): Criterion {
  return {
    id,
    version: 1,
    text: `Checks “${id}”, with a comma`,
    tags: [],
    points: 1,
    required: false,
    dependsOn: [],
    scale: { kind: 'binary' },
    ...given,
  };
}

function through(criteria: readonly Criterion[], shape: RubricShape) {
  const written = writeRubric(criteria, shape);
  if (!written.ok) throw new Error(written.error);
  const read = readRubricFile(written.value.text);
  if (!read.ok) throw new Error(read.error);
  return { back: read.value, lost: written.value.lost };
}

const rich = [
  criterion('a', {
    title: 'A',
    category: 'Method',
    tags: ['axis:accuracy'],
    points: 6,
    weightClass: 'Critical',
    rationale: 'It decides.\nTwo lines, "quoted"',
    sources: ['IFRS 16', 'p. 3'],
    required: true,
  }),
  criterion('b', { points: -4.5, dependsOn: ['a'], scale: { kind: 'ternary' } }),
  criterion('c', { scale: { kind: 'anchored', levels: ['bad', 'so, so', 'good'] } }),
  criterion('d', { scale: { kind: 'points', max: 10 } }),
];

test('Touchstone’s own JSON and the plain table keep everything', () => {
  expect(through(rich, 'touchstone')).toEqual({ back: rich, lost: [] });
  expect(through(rich, 'csv')).toEqual({ back: rich, lost: [] });
});

test('HealthBench keeps text, points with their sign and tags', () => {
  const { back, lost } = through(rich, 'healthbench');
  expect(back.map(({ text, points, tags }) => ({ text, points, tags }))).toEqual(
    rich.map(({ text, points, tags }) => ({ text, points, tags })),
  );
  expect(lost).toContain('dependencies (1 of 4)');
  expect(lost).toContain('scales other than met or not met (3 of 4)');
});

test('PRBench keeps ids, classes with their weights, sections and reasons', () => {
  const { back } = through(rich, 'prbench');
  expect(back).toMatchObject([
    {
      id: 'a',
      points: 6,
      weightClass: 'Critical',
      category: 'Method',
      rationale: rich[0]?.rationale,
    },
    { id: 'b', points: -4.5, weightClass: 'detrimental' },
    { id: 'c', points: 1, weightClass: 'important' },
    { id: 'd', points: 1 },
  ]);
});

test('ProfBench keeps its four classes and refuses faults', () => {
  const four = [4, 3, 2, 1].map((points) =>
    criterion(`p${points}`, { points, tags: ['Reasoning'] }),
  );
  expect(
    through(four, 'profbench').back.map(({ points, weightClass }) => [points, weightClass]),
  ).toEqual([
    [4, 'Critical'],
    [3, 'Major'],
    [2, 'Minor'],
    [1, 'Additional'],
  ]);
  expect(through(four, 'profbench').lost).toEqual([]);
  expect(writeRubric(rich, 'profbench')).toMatchObject({ ok: false });
  const dear = [criterion('x', { points: 20 }), criterion('y', { points: 5 })];
  expect(through(dear, 'profbench').back.map(({ points }) => points)).toEqual([4, 1]);
});

test('APEX keeps sources, reasons and dependencies by number, and counts each as one', () => {
  const { back, lost } = through(rich, 'apex');
  expect(back).toMatchObject([
    { id: 'criterion-1', points: 1, sources: ['IFRS 16', 'p. 3'], weightClass: 'Critical' },
    { dependsOn: ['criterion-1'] },
    {},
    {},
  ]);
  expect(lost).toContain('points: each counts 1 (2 of 4)');
});

test('ResearchRubrics keeps text, weight and section', () => {
  const { back } = through(rich, 'researchrubrics');
  expect(back.map(({ text, points }) => [text, points])).toEqual(
    rich.map(({ text, points }) => [text, points]),
  );
  expect(back[0]?.category).toBe('Method');
});

test('BiGGen holds one criterion of five worded levels', () => {
  const levels = ['a', 'b', 'c', 'd', 'e'];
  const one = [criterion('only', { scale: { kind: 'anchored', levels } })];
  expect(through(one, 'biggen').back).toMatchObject([
    { text: one[0]?.text, scale: { kind: 'anchored', levels } },
  ]);
  expect(writeRubric(rich, 'biggen')).toMatchObject({ ok: false });
});

test('whatever the texts are, every shape gives back the texts that it was given', () => {
  const texts = fc.array(
    fc
      .string({ minLength: 1 })
      .filter((text) => text.trim() !== '' && !/[\0\r\uD800-\uDFFF]|^'[=+\-@\t]|^[[{]/.test(text)),
    { minLength: 1, maxLength: 6 },
  );
  fc.assert(
    fc.property(texts, fc.constantFrom(...rubricShapes), (given, shape) => {
      if (shape === 'biggen') return;
      const criteria = given.map((text, index) => criterion(`c${index + 1}`, { text }));
      expect(through(criteria, shape).back.map(({ text }) => text)).toEqual(given);
    }),
  );
});

/** Prose as people paste it: commas, quotes, line breaks, formulas, other scripts. */
const prose = fc
  .array(
    fc.constantFrom(
      'a',
      'Zinssatz',
      '利率',
      ' ',
      ',',
      ';',
      '"',
      "'",
      '\n',
      '=1+1',
      '|',
      '[',
      '–',
      '0',
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => parts.join('').trim())
  .filter((text) => text !== '' && !/^[[{]|^'[=+\-@]/.test(text));
const scale = fc.oneof(
  fc.constant<Criterion['scale']>({ kind: 'binary' }),
  fc.constant<Criterion['scale']>({ kind: 'ternary' }),
  fc.integer({ min: 2, max: 10 }).map((max): Criterion['scale'] => ({ kind: 'points', max })),
  fc
    .array(prose, { minLength: 2, maxLength: 5 })
    .map((levels): Criterion['scale'] => ({ kind: 'anchored', levels })),
);
const anyRubric = fc
  .array(
    fc.record(
      {
        text: prose,
        points: fc.integer({ min: -40, max: 40 }).map((tenths) => tenths / 4 || 1),
        scale,
        required: fc.boolean(),
        // A title that only repeats the text is read as none.
        title: prose.map((words) => `T ${words}`),
        category: prose,
        weightClass: prose,
        rationale: prose,
        sources: fc.array(prose, { minLength: 1, maxLength: 3 }),
        tags: fc.array(prose, { maxLength: 3 }),
      },
      { requiredKeys: ['text', 'points', 'scale', 'required', 'tags'] },
    ),
    { minLength: 1, maxLength: 6 },
  )
  .chain((given) =>
    fc.record({
      given: fc.constant(given),
      links: fc.array(fc.nat({ max: given.length - 1 }), { maxLength: 3 }),
    }),
  )
  .map(({ given, links }) =>
    given.map((each, index) =>
      criterion(`c${index + 1}`, {
        ...each,
        // On earlier ones only, so that nothing goes round in a circle.
        dependsOn: [...new Set(links.filter((at) => at < index))].map((at) => `c${at + 1}`),
      }),
    ),
  );

test('whatever a rubric holds, our own JSON and the plain table give it back whole', () => {
  fc.assert(
    fc.property(anyRubric, fc.constantFrom<RubricShape>('touchstone', 'csv'), (given, shape) => {
      expect(through(given, shape)).toEqual({ back: given, lost: [] });
    }),
    { numRuns: 500 },
  );
});

test('the first record of JSON lines, a semicolon table, and what is no rubric', () => {
  const line = JSON.stringify({ prompt: 'p', rubrics: [{ criterion: 'x', points: 2, tags: [] }] });
  expect(readRubricFile(`${line}\n${line}\n`)).toMatchObject({ ok: true, value: [{ points: 2 }] });
  expect(readRubricFile('criterion;points\nNames the year;3\n')).toMatchObject({
    ok: true,
    value: [{ text: 'Names the year', points: 3 }],
  });
  expect(readRubricFile('hello')).toMatchObject({ ok: false });
  expect(readRubricFile('{"a": 1}')).toMatchObject({ ok: false });
});
