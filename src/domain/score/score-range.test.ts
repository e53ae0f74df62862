import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Criterion } from '#domain/rubric/criterion.ts';
import type { Verdict } from '#domain/rubric/verdict.ts';
import { gradedRubric, verdictOf } from '#tests/arbitraries/graded-rubric.ts';
import { scoreRange } from './score-range.ts';
import { scoreResponse } from './score-response.ts';
import type { ScoringRule } from './scoring-rule.ts';
import { scoringRule, scoringRules } from './scoring-rules.ts';

/** Every way of answering the open verdicts met or not met, one after the other. */
function bruteForce(rule: ScoringRule, criteria: Criterion[], verdicts: Verdict[]) {
  const open = criteria.filter((c) => !verdicts.some((v) => v.criterionId === c.id));
  let low = Infinity;
  let high = -Infinity;
  for (let way = 0; way < 2 ** open.length; way++) {
    const answers = open.map((criterion, bit): Verdict => {
      const met = (way & (1 << bit)) !== 0;
      const { scale } = criterion;
      const ends =
        scale.kind === 'points'
          ? [0, scale.max]
          : scale.kind === 'anchored'
            ? [1, scale.levels.length]
            : (['not-met', 'met'] as const);
      const value = ends[met ? 1 : 0] ?? 'met';
      return { criterionId: criterion.id, criterionVersion: 1, responseId: 'r', value };
    });
    const { raw } = scoreResponse(rule, criteria, [...verdicts, ...answers], 'r');
    if (raw === null) continue;
    low = Math.min(low, raw);
    high = Math.max(high, raw);
  }
  return low === Infinity ? null : { low, high };
}

for (const rule of scoringRules) {
  test(`${rule.name}: the range is exactly what every way of answering reaches`, () => {
    fc.assert(
      fc.property(gradedRubric(rule, 9), ({ criteria, verdicts }) => {
        const expected = bruteForce(rule, criteria, verdicts);
        const range = scoreRange(rule, criteria, verdicts, 'r');
        if (expected === null) {
          expect(range).toBeNull();
          return;
        }
        expect(range?.low).toBeCloseTo(expected.low, 9);
        expect(range?.high).toBeCloseTo(expected.high, 9);
      }),
      { numRuns: 400 },
    );
  });
}

test('answering one more verdict never widens the range', () => {
  const rule = scoringRule('prbench-normalised');
  fc.assert(
    fc.property(gradedRubric(rule, 9), fc.boolean(), ({ criteria, verdicts }, met) => {
      const open = criteria.findIndex((c) => !verdicts.some((v) => v.criterionId === c.id));
      if (open < 0 || criteria[open]?.scale.kind !== 'binary') return;
      const before = scoreRange(rule, criteria, verdicts, 'r');
      const answer = verdictOf(open, met ? 'met' : 'not-met');
      const after = scoreRange(rule, criteria, [...verdicts, answer], 'r');
      if (before === null || after === null) return;
      expect(after.low).toBeGreaterThanOrEqual(before.low - 1e-9);
      expect(after.high).toBeLessThanOrEqual(before.high + 1e-9);
    }),
  );
});

test('with nothing open the range is the score', () => {
  const rule = scoringRule('healthbench');
  fc.assert(
    fc.property(gradedRubric(rule, 8), ({ criteria, verdicts }) => {
      const { raw, gateFailed, points } = scoreResponse(rule, criteria, verdicts, 'r');
      const range = scoreRange(rule, criteria, verdicts, 'r');
      if (raw === null || range === null) return;
      expect([range.low, range.high, range.gateFailed]).toEqual([raw, raw, gateFailed]);
      expect(range.points).toBeCloseTo(points, 9);
    }),
  );
});

const plain = (points: number, index: number, dependsOn: string[] = []): Criterion => ({
  id: `c${index}`,
  version: 1,
  text: `Criterion ${index}`,
  tags: [],
  points,
  required: false,
  dependsOn,
  scale: { kind: 'binary' },
});

test('the look’s own figure: 0.77, up to 0.83, 27 of 38 points', () => {
  const criteria = [plain(27, 0), plain(8, 1), plain(3, 2), plain(-10, 3)];
  const verdicts = [verdictOf(0, 'met'), verdictOf(1, 'not-met'), verdictOf(3, 'not-met')];
  const range = scoreRange(scoringRule('prbench-normalised'), criteria, verdicts, 'r');
  expect(range).toMatchObject({ points: 27, positivePoints: 38, open: 1 });
  expect(range?.low).toBeCloseTo(37 / 48, 12);
  expect(range?.high).toBeCloseTo(40 / 48, 12);
});

test('giving up a criterion on which a lost one hangs can be the best way', () => {
  // c1 is not met and counts only where c0 is met: 1/10 with it, 0/1 without.
  const criteria = [plain(1, 0), plain(9, 1, ['c0']), plain(1, 2)];
  const verdicts = [verdictOf(1, 'not-met'), verdictOf(2, 'met')];
  const range = scoreRange(scoringRule('healthbench'), criteria, verdicts, 'r');
  expect(range?.high).toBeCloseTo(1 / 2, 12);
  expect(range?.low).toBeCloseTo(2 / 11, 12);
});

// Tried one by one, 2^60 ways would never end.
test('sixty open criteria in a tree of dependencies are worked out', () => {
  const criteria = Array.from({ length: 60 }, (_, index) =>
    plain((index % 7) - 2, index, index === 0 ? [] : [`c${Math.floor((index - 1) / 2)}`]),
  );
  const range = scoreRange(scoringRule('prbench-normalised'), criteria, [], 'r');
  expect(range).not.toBeNull();
});
