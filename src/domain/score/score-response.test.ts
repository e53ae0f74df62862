import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Criterion } from '#domain/rubric/criterion.ts';
import type { Scale } from '#domain/rubric/scale.ts';
import type { VerdictValue } from '#domain/rubric/verdict.ts';
import { gradedRubric, verdictOf } from '#tests/arbitraries/graded-rubric.ts';
import { scoreResponse } from './score-response.ts';
import type { ScoringRuleName } from './scoring-rule-name.ts';
import { scoringRule, scoringRules } from './scoring-rules.ts';
import { unsupportedScales } from './unsupported-scales.ts';
import { workedExample } from './worked-example.ts';

type Row = [number, VerdictValue | null, Partial<Criterion>?];

function rubricOf(rows: readonly Row[]) {
  const criteria = rows.map(([points, value, more], index): Criterion => ({
    id: `c${index}`,
    version: 1,
    text: `Criterion ${index}`,
    tags: [],
    points,
    required: false,
    dependsOn: [],
    scale: { kind: value === 'partly' ? 'ternary' : 'binary' },
    ...more,
  }));
  const verdicts = rows.flatMap(([, value], index) =>
    value === null ? [] : [verdictOf(index, value)],
  );
  return { criteria, verdicts };
}

function score(name: ScoringRuleName, rows: readonly Row[]) {
  const { criteria, verdicts } = rubricOf(rows);
  return scoreResponse(scoringRule(name), criteria, verdicts, 'r');
}

// Worked by hand from the published rules: +7 met, +3 not met, +5 met, −4 met, −6 not met.
const mixed: Row[] = [
  [7, 'met'],
  [3, 'not-met'],
  [5, 'met'],
  [-4, 'met'],
  [-6, 'not-met'],
];

test.each([
  ['healthbench', (7 + 5 - 4) / 15],
  ['prbench-positive', (7 + 5 - 4) / 15],
  ['prbench-normalised', (7 + 5 - 4 + 10) / (15 + 10)],
  ['researchrubrics', (7 + 5 - 4) / 15],
  ['onemillion', (7 + 5 - 4) / 15],
] as const)('%s scores the mixed rubric as worked by hand', (name, expected) => {
  expect(score(name, mixed)).toMatchObject({ raw: expected, clamped: expected, points: 8 });
});

test('ProfBench divides the weight of the met by the whole weight', () => {
  const rows: Row[] = [
    [4, 'met'],
    [3, 'not-met'],
    [2, 'met'],
    [1, 'met'],
  ];
  expect(score('profbench', rows)).toMatchObject({ raw: 0.7, points: 7 });
});

test('APEX counts criteria whatever they weigh', () => {
  const rows: Row[] = [
    [10, 'not-met'],
    [1, 'met'],
    [1, 'met'],
    [1, 'met'],
  ];
  expect(score('apex', rows)).toMatchObject({ raw: 0.75, points: 3 });
});

test('ResearchRubrics counts partly as half, of faults too', () => {
  const rows: Row[] = [
    [4, 'partly'],
    [4, 'met'],
    [-2, 'partly'],
  ];
  expect(score('researchrubrics', rows)).toMatchObject({ raw: (2 + 4 - 1) / 8 });
});

test('the look’s own figure: 27 of 38 points are 0.77 under PRBench normalised', () => {
  const rows: Row[] = [
    [27, 'met'],
    [11, 'not-met'],
    [-10, 'not-met'],
  ];
  expect(score('prbench-normalised', rows).raw).toBeCloseTo(37 / 48, 12);
});

test('HealthBench keeps a value below 0 raw and clamps it beside', () => {
  const rows: Row[] = [
    [5, 'not-met'],
    [-8, 'met'],
  ];
  expect(score('healthbench', rows)).toMatchObject({ raw: -1.6, clamped: 0, points: -8 });
});

test('not applicable leaves numerator and denominator', () => {
  const rows: Row[] = [
    [6, 'met'],
    [4, 'not-applicable'],
    [-5, 'not-applicable'],
  ];
  expect(score('healthbench', rows).raw).toBe(1);
  expect(score('prbench-normalised', rows).raw).toBe(1);
  expect(score('profbench', rows.slice(0, 2)).raw).toBe(1);
  expect(score('apex', rows.slice(0, 2)).raw).toBe(1);
});

test('for OneMillion not applicable earns 0 and its weight stays', () => {
  const rows: Row[] = [
    [6, 'met'],
    [4, 'not-applicable'],
  ];
  expect(score('onemillion', rows).raw).toBe(0.6);
});

test('a criterion whose dependency is not met counts as not applicable', () => {
  const rows: Row[] = [
    [5, 'not-met'],
    [3, 'met', { dependsOn: ['c0'] }],
    [2, 'met'],
    [4, 'met', { dependsOn: ['c1'] }],
  ];
  expect(score('healthbench', rows)).toMatchObject({ raw: 2 / 7, points: 2 });
  expect(score('onemillion', rows).raw).toBe(2 / 14);
  expect(score('apex', rows).raw).toBe(1 / 2);
});

test('an open verdict under an unmet dependency leaves nothing open', () => {
  const rows: Row[] = [
    [5, 'not-met'],
    [3, null, { dependsOn: ['c0'] }],
  ];
  expect(score('healthbench', rows).raw).toBe(0);
});

test('dependencies on unknown criteria and in circles bind nobody', () => {
  const rows: Row[] = [
    [5, 'not-met', { dependsOn: ['c1', 'gone'] }],
    [5, 'met', { dependsOn: ['c0', 'c1'] }],
  ];
  expect(score('healthbench', rows).raw).toBe(0.5);
});

test('an unmet gate keeps the score and marks it', () => {
  const rows: Row[] = [
    [5, 'not-met', { required: true }],
    [5, 'met'],
  ];
  expect(score('healthbench', rows)).toMatchObject({ raw: 0.5, gateFailed: true });
});

test('a required fault fails the gate where it is there, an inapplicable gate fails nothing', () => {
  expect(
    score('healthbench', [
      [5, 'met'],
      [-1, 'met', { required: true }],
    ]).gateFailed,
  ).toBe(true);
  expect(
    score('healthbench', [
      [5, 'met'],
      [-1, 'not-met', { required: true }],
    ]).gateFailed,
  ).toBe(false);
  expect(
    score('healthbench', [
      [5, 'met'],
      [1, 'not-applicable', { required: true }],
    ]).gateFailed,
  ).toBe(false);
});

test('no score only where the rule’s own denominator is 0', () => {
  const faults: Row[] = [[-5, 'not-met']];
  expect(score('healthbench', faults)).toMatchObject({ raw: null, clamped: null });
  expect(score('healthbench', faults).why).toBeTruthy();
  expect(score('onemillion', faults).raw).toBeNull();
  expect(score('prbench-normalised', faults).raw).toBe(1);
  expect(score('onemillion', [[5, 'not-applicable']]).raw).toBe(0);
  expect(score('apex', [[5, 'not-applicable']]).raw).toBeNull();
});

test('open verdicts give no score yet and are counted', () => {
  expect(
    score('healthbench', [
      [5, 'met'],
      [5, null],
    ]),
  ).toMatchObject({
    raw: null,
    points: 5,
    why: 'One verdict is open',
  });
});

test('points and anchored levels count as the fraction of their scale', () => {
  const rows: Row[] = [
    [4, 7, { scale: { kind: 'points', max: 10 } }],
    [4, 2, { scale: { kind: 'anchored', levels: ['', '', '', '', ''] } }],
  ];
  expect(score('healthbench', rows).raw).toBeCloseTo((4 * 0.7 + 4 * 0.25) / 8, 12);
});

test.each([
  ['healthbench', 'ternary', 5, true],
  ['researchrubrics', 'ternary', 5, false],
  ['prbench-normalised', 'points', 5, false],
  ['apex', 'points', 5, true],
  ['apex', 'binary', -5, true],
  ['profbench', 'binary', -5, true],
  ['onemillion', 'binary', -5, false],
] as const)('%s and a %s criterion of %d points: refused %s', (name, kind, points, refused) => {
  const scale: Scale = kind === 'points' ? { kind, max: 10 } : { kind };
  const { criteria, verdicts } = rubricOf([[points, 'not-applicable', { scale }]]);
  const found = unsupportedScales(scoringRule(name), criteria);
  expect(found.map((each) => each.criterionId)).toEqual(refused ? ['c0'] : []);
  if (refused) {
    const scored = scoreResponse(scoringRule(name), criteria, verdicts, 'r');
    expect(scored).toMatchObject({ raw: null, why: found[0]?.reason });
  }
});

test.each([
  ['healthbench', -0.3],
  ['prbench-normalised', 11 / 15],
  ['prbench-positive', 0.5],
  ['profbench', 0.6],
  ['apex', 2 / 3],
  ['researchrubrics', 0.625],
  ['onemillion', 0.7],
] as const)('the worked example of %s comes to %d', (name, expected) => {
  expect(workedExample(scoringRule(name)).score.raw).toBeCloseTo(expected, 12);
});

test('every rule is complete and registered under its own name', () => {
  for (const rule of scoringRules) {
    expect(scoringRule(rule.name)).toBe(rule);
    expect(rule.formula).toMatch(/^s = /);
    expect(rule.words).toMatch(/\.$/);
    expect(workedExample(rule).score.raw).not.toBeNull();
  }
  expect(new Set(scoringRules.map((each) => each.name)).size).toBe(7);
});

for (const rule of scoringRules) {
  test(`${rule.name}: the order of criteria and verdicts does not matter`, () => {
    fc.assert(
      fc.property(gradedRubric(rule, 7), fc.integer(), ({ criteria, verdicts }, seed) => {
        const turned = (list: unknown[]) => (seed % 2 ? list.toReversed() : list);
        const one = scoreResponse(rule, criteria, verdicts, 'r');
        const other = scoreResponse(
          rule,
          turned(criteria) as typeof criteria,
          turned(verdicts) as typeof verdicts,
          'r',
        );
        expect(other.raw ?? -99).toBeCloseTo(one.raw ?? -99, 9);
        expect(other.gateFailed).toBe(one.gateFailed);
      }),
    );
  });
}

test('PRBench normalised is always within 0 to 1', () => {
  const rule = scoringRule('prbench-normalised');
  fc.assert(
    fc.property(gradedRubric(rule, 9), ({ criteria, verdicts }) => {
      const { raw } = scoreResponse(rule, criteria, verdicts, 'r');
      if (raw !== null) {
        expect(raw).toBeGreaterThanOrEqual(-1e-12);
        expect(raw).toBeLessThanOrEqual(1 + 1e-12);
      }
    }),
  );
});

test('meeting a fault never raises a score, meeting a merit never lowers it', () => {
  const rule = scoringRule('healthbench');
  fc.assert(
    fc.property(gradedRubric(rule, 8), fc.nat(), ({ criteria, verdicts }, pick) => {
      const free = criteria.map((each) => ({ ...each, dependsOn: [] }));
      const index = pick % free.length;
      const criterion = free[index];
      if (criterion === undefined || criterion.scale.kind !== 'binary') return;
      const others = free.flatMap((_, at) =>
        at === index
          ? []
          : (verdicts.find((v) => v.criterionId === `c${at}`) ?? verdictOf(at, 'not-applicable')),
      );
      const met = scoreResponse(rule, free, [...others, verdictOf(index, 'met')], 'r').raw;
      const not = scoreResponse(rule, free, [...others, verdictOf(index, 'not-met')], 'r').raw;
      if (met === null || not === null) return;
      if (criterion.points < 0) expect(met).toBeLessThanOrEqual(not);
      else expect(met).toBeGreaterThanOrEqual(not);
    }),
  );
});
