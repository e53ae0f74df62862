import fc from 'fast-check';
import { expect, test } from 'vitest';
import { criteriaOf } from './criteria-of.ts';
import { nearestWord } from './nearest-word.ts';
import { evenShares } from './whole-rubrics.ts';

const read = (value: unknown) => {
  const result = criteriaOf(value as never, 'rubric');
  if (!result.ok) throw new Error(`${result.error.field}: ${result.error.reason}`);
  return result.value;
};
const refusal = (value: unknown) => {
  const result = criteriaOf(value as never, 'rubric');
  return result.ok ? null : result.error;
};

test('HealthBench: points with their sign, and tags', () => {
  expect(
    read([
      { criterion: 'Asks about onset', points: 5, tags: ['axis:accuracy'] },
      { criterion: 'Invents a dose', points: -8, tags: [] },
    ]),
  ).toMatchObject([
    {
      id: 'c1',
      version: 1,
      text: 'Asks about onset',
      points: 5,
      tags: ['axis:accuracy'],
      scale: { kind: 'binary' },
      required: false,
    },
    { id: 'c2', points: -8 },
  ]);
});

test('PRBench: the weight is the annotation that the class names; a mistyped class is offered its mend', () => {
  const item = (named: string) => ({
    id: 'x1',
    title: 'Cites IFRS 16',
    annotations: {
      weight_class: named,
      criteria_category: 'Technical',
      critically_important_weight: 9,
      slightly_detrimental_weight: -2,
    },
  });
  expect(
    read([item('critically important'), { ...item('slightly detrimental'), id: 'x2' }]),
  ).toMatchObject([
    {
      id: 'x1',
      text: 'Cites IFRS 16',
      points: 9,
      weightClass: 'critically important',
      category: 'Technical',
    },
    { id: 'x2', points: -2 },
  ]);
  expect(refusal([item('critically importent')])).toEqual({
    field: 'rubric[0].annotations.weight_class',
    reason: '“critically importent” is not a weight class',
    repair: { from: 'critically importent', to: 'critically important' },
  });
  expect(refusal([item('whatever')])).not.toHaveProperty('repair');
});

test('ProfBench: classes 4-3-2-1', () => {
  const item = (weight: string) => ({
    criterion_description: weight,
    criterion_weight: weight,
    criterion_type: ['Reasoning'],
  });
  expect(
    read(['Critical', 'Major', 'Minor', 'Additional'].map(item)).map(({ points }) => points),
  ).toEqual([4, 3, 2, 1]);
  expect(refusal([item('Majr')])?.repair).toEqual({ from: 'Majr', to: 'Major' });
  expect(refusal([item('constructor')])?.field).toBe('rubric[0].criterion_weight');
});

test('APEX: an object by name, one point each, dependencies by number', () => {
  const rubric = {
    'criterion 1': {
      description: 'States the deal value',
      weight: 'Primary objective(s)',
      criterion_type: ['Reasoning'],
      dependent_criteria: [],
    },
    'criterion 2': { description: 'Derives it', dependent_criteria: [1] },
  };
  expect(read(rubric)).toMatchObject([
    { id: 'criterion-1', points: 1, weightClass: 'Primary objective(s)', dependsOn: [] },
    { id: 'criterion-2', points: 1, dependsOn: ['criterion-1'] },
  ]);
  expect(
    refusal({ 'criterion 1': { description: 'a', dependent_criteria: [12] } })?.reason,
  ).toContain('criterion-12');
});

test('OneMillion, ResearchRubrics, APEX-Agents, finance-agent and plain texts', () => {
  expect(
    read([
      {
        rubric_number: 3,
        rubric_detail: 'd',
        rubric_weight: -4,
        rubricLabel: 'Factual Information',
      },
    ]),
  ).toMatchObject([{ id: '3', text: 'd', points: -4, category: 'Factual Information' }]);
  expect(read([{ title: 'Lists sources', weight: 2.5, category: 'Style' }])).toMatchObject([
    { text: 'Lists sources', points: 2.5 },
  ]);
  expect(read([{ verifier_id: 'v1', criteria: 'Books the entry' }])).toMatchObject([
    { id: 'v1', points: 1 },
  ]);
  expect(read([{ operator: 'correctness', criteria: 'EPS 3.1' }])).toMatchObject([
    { category: 'correctness' },
  ]);
  expect(read(['One', 'Two']).map(({ text }) => text)).toEqual(['One', 'Two']);
});

test('BiGGen: five worded levels', () => {
  const value = Object.fromEntries([
    ['criteria', 'Grounded?'],
    ...[1, 2, 3, 4, 5].map((n) => [`score${n}_description`, `L${n}`]),
  ]);
  expect(read(value)).toMatchObject([
    { text: 'Grounded?', scale: { kind: 'anchored', levels: ['L1', 'L2', 'L3', 'L4', 'L5'] } },
  ]);
});

test('DeepResearch: dimension × criterion × 100, scored 0 to 10', () => {
  const value = {
    dimension_weight: { insight: 0.38 },
    criterions: {
      insight: [
        { criterion: 'a', explanation: 'why', weight: 0.15 },
        { criterion: 'b', weight: 0.85 },
      ],
    },
  };
  expect(read(value)).toMatchObject([
    { points: 5.7, rationale: 'why', scale: { kind: 'points', max: 10 } },
    { points: 32.3 },
  ]);
  expect(refusal({ dimension_weight: {}, criterions: { insight: [] } })?.reason).toContain(
    'insight',
  );
});

test('ClawWork: a dimension’s points are shared by its criteria, the first of completeness is the gate', () => {
  const rubric = {
    evaluation_rubric: {
      completeness: {
        weight: 0.6,
        criteria: ['files', 'sections', 'units'],
        scoring_guidance: '0-2 if …',
      },
      quality: { weight: 0.4, criteria: ['clear'] },
    },
  };
  expect(read(rubric)).toMatchObject([
    {
      points: 20,
      required: true,
      category: 'completeness',
      rationale: '0–10 guidance of the source: 0-2 if …',
    },
    { points: 20, required: false },
    { points: 20 },
    { points: 40, required: false },
  ]);
});

test('shares of one decimal sum to the whole, whatever the count', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100 }),
      fc.integer({ min: 1, max: 30 }),
      (total, count) => {
        const shares = evenShares(total, count);
        expect(shares).toHaveLength(count);
        expect(Math.round(shares.reduce((sum, each) => sum + each, 0) * 10)).toBe(total * 10);
        expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(0.05 * count + 0.1);
      },
    ),
  );
});

test('ids are unique and short, whatever the source calls its criteria', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({ id: fc.constantFrom('a', 'b', 'x'.repeat(80)), text: fc.constant('t') }),
        { minLength: 1 },
      ),
      (items) => {
        const ids = read(items).map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(Math.max(...ids.map((id) => id.length))).toBeLessThanOrEqual(64);
      },
    ),
  );
});

test('what is no rubric is refused', () => {
  for (const value of [
    [],
    'text',
    { a: 1 },
    [{}],
    [{ text: 'a', points: 'many' }],
    [{ text: 'a', scale: 'seven' }],
    null,
  ]) {
    expect(refusal(value)).not.toBeNull();
  }
});

test('a word far from all others has no nearest one', () => {
  expect(nearestWord('importent', ['important', 'detrimental'])).toBe('important');
  expect(nearestWord('', ['a'])).toBeNull();
  expect(nearestWord('banana', ['important'])).toBeNull();
});
