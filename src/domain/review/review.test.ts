import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Grades } from '#domain/draft/grades.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import { scoringRule } from '#domain/score/scoring-rules.ts';
import type { VerdictValue } from '#domain/rubric/verdict.ts';
import { gradeDifferences } from './grade-differences.ts';
import { agreementOf, flagsOf, type FlaggedWork } from './review-flag.ts';
import { drawn, policyAsks } from './review-policy.ts';

const criterion = (id: string, points: number): Criterion => ({
  id,
  version: 1,
  text: id,
  tags: [],
  points,
  required: false,
  dependsOn: [],
  scale: { kind: 'binary' },
});

function gradesWith(
  verdicts: Record<string, VerdictValue>,
  preference?: { first: string; value: number },
): Grades {
  return {
    verdicts: Object.entries(verdicts).map(([place, value]) => {
      const [criterionId = '', responseId = ''] = place.split(' ');
      return { criterionId, responseId, value, criterionVersion: 1 };
    }),
    answers: preference
      ? [
          {
            question: 'Preference',
            answer: {
              kind: 'preference',
              first: preference.first,
              second: preference.first === 'a' ? 'b' : 'a',
              value: preference.value,
              bothBad: false,
            },
          },
        ]
      : [],
    highlights: [],
    rewrites: [],
  };
}

const work = (change: Partial<FlaggedWork> = {}): FlaggedWork => ({
  rule: scoringRule('healthbench'),
  criteria: [criterion('c', 4), criterion('d', 2)],
  grades: gradesWith({}),
  guard: [],
  activeSeconds: 600,
  words: 1000,
  earlier: 50,
  others: [],
  ...change,
});

test('quiet work has no flag; each flag stands for its own fact', () => {
  expect(flagsOf(work())).toEqual([]);
  const contradicting = gradesWith(
    { 'c a': 'met', 'd a': 'met', 'c b': 'not-met', 'd b': 'not-met' },
    { first: 'a', value: 2 },
  );
  expect(flagsOf(work({ grades: contradicting }))).toEqual(['contradiction', 'no-evidence']);
  expect(flagsOf(work({ activeSeconds: 99 }))).toEqual(['too-fast']);
  expect(flagsOf(work({ activeSeconds: 100 }))).toEqual([]);
  expect(flagsOf(work({ earlier: 9 }))).toEqual(['new-expert']);
  const note = { field: 'text/Why', kind: 'email', quote: 'a@b.example', explanation: 'public' };
  expect(flagsOf(work({ guard: [note] }))).toEqual(['guard']);
});

test('agreement is the share of common places with the same answer, worked by hand', () => {
  const one = gradesWith({ 'c a': 'met', 'd a': 'met', 'c b': 'met' }, { first: 'a', value: -1 });
  // Two of three verdicts are equal, and both prefer a whichever stood left: 3 of 4.
  const other = gradesWith(
    { 'c a': 'met', 'd a': 'not-met', 'c b': 'met' },
    { first: 'b', value: 3 },
  );
  expect(agreementOf(one, other)).toBe(0.75);
  expect(agreementOf(one, gradesWith({}))).toBe(1);
  const opposite = gradesWith({ 'c a': 'not-met', 'd a': 'not-met' });
  expect(flagsOf(work({ grades: one, others: [opposite] }))).toContain('low-agreement');
  expect(flagsOf(work({ grades: one, others: [other] }))).not.toContain('low-agreement');
});

test('a policy asks for what it names and nothing else', () => {
  const facts = { annotationId: 'x', earlier: 2, flags: ['guard'] as const };
  expect(policyAsks({ kind: 'all' }, facts)).toBe('all');
  expect(policyAsks({ kind: 'none' }, facts)).toBeNull();
  expect(policyAsks({ kind: 'first', count: 3 }, facts)).toBe('first');
  expect(policyAsks({ kind: 'first', count: 2 }, facts)).toBeNull();
  expect(policyAsks({ kind: 'rule', flags: ['guard'] }, facts)).toBe('rule');
  expect(policyAsks({ kind: 'rule', flags: ['contradiction'] }, facts)).toBeNull();
  expect(policyAsks({ kind: 'share', percent: 100 }, facts)).toBe('share');
});

test('a share draws that share of random ids, and always the same ones', () => {
  const ids = Array.from({ length: 20_000 }, (_, n) => `id-${n * 7919}`);
  const share = ids.filter((id) => drawn(id) < 0.2).length / ids.length;
  // Four standard errors of a share of 0.2 in 20,000 are 0.011.
  expect(share).toBeGreaterThan(0.189);
  expect(share).toBeLessThan(0.211);
  expect(ids.map(drawn)).toEqual(ids.map(drawn));
});

const value = fc.constantFrom<VerdictValue>('met', 'not-met', 'not-applicable');
const place = fc.constantFrom('c a', 'c b', 'd a', 'd b');
const anyGrades = fc
  .tuple(
    fc.dictionary(place, value),
    fc.option(
      fc.record({ first: fc.constantFrom('a', 'b'), value: fc.integer({ min: -3, max: 3 }) }),
    ),
  )
  .map(([verdicts, preference]) => gradesWith(verdicts, preference ?? undefined));

test('nothing differs from itself, and swapping sides swaps sides', () => {
  fc.assert(
    fc.property(anyGrades, anyGrades, (one, other) => {
      expect(gradeDifferences(one, one, { texts: true })).toEqual([]);
      const there = gradeDifferences(one, other, { texts: true });
      const back = gradeDifferences(other, one, { texts: true });
      const swapped = back.map((each) => ({ ...each, mine: each.theirs, theirs: each.mine }));
      const sorted = (list: readonly unknown[]) => list.map((each) => JSON.stringify(each)).sort();
      const keys = (list: typeof there) =>
        sorted(
          list.map(({ kind, mine, theirs, ...at }) => [
            kind,
            Object.entries(at).sort(),
            mine,
            theirs,
          ]),
        );
      expect(keys(swapped as typeof there)).toEqual(keys(there));
    }),
  );
});

test('the same preference seen from the other side is no difference', () => {
  const left = gradesWith({}, { first: 'a', value: -2 });
  const right = gradesWith({}, { first: 'b', value: 2 });
  expect(gradeDifferences(left, right, { texts: false })).toEqual([]);
  expect(
    gradeDifferences(left, gradesWith({}, { first: 'b', value: 1 }), { texts: false }),
  ).toEqual([expect.objectContaining({ kind: 'answer', question: 'Preference' })]);
});
