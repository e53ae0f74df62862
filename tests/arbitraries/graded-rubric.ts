import fc from 'fast-check';
import type { Criterion } from '#domain/rubric/criterion.ts';
import type { Scale } from '#domain/rubric/scale.ts';
import type { Verdict, VerdictValue } from '#domain/rubric/verdict.ts';
import type { ScoringRule } from '#domain/score/scoring-rule.ts';

/** For property tests: a rubric that a rule takes, and verdicts of one response, some open. */
export type GradedRubric = { criteria: Criterion[]; verdicts: Verdict[] };

export function gradedRubric(rule: ScoringRule, most: number): fc.Arbitrary<GradedRubric> {
  const scale = fc.constantFrom(...rule.scales).chain(scaleOf);
  const points = rule.negatives ? fc.integer({ min: -9, max: 9 }) : fc.integer({ min: 0, max: 9 });
  const row = fc.record({
    points,
    scale,
    required: fc.boolean(),
    parents: fc.array(fc.nat({ max: most }), { maxLength: 2 }),
    pick: fc.nat({ max: 40 }),
    open: fc.boolean(),
  });
  return fc.array(row, { minLength: 1, maxLength: most }).map((rows) => {
    const criteria = rows.map(({ points, scale, required, parents }, index): Criterion => ({
      id: `c${index}`,
      version: 1,
      text: `Criterion ${index}`,
      tags: [],
      points,
      required,
      dependsOn: parents.map((each) => `c${each}`),
      scale,
    }));
    const verdicts = rows.flatMap(({ scale, pick, open }, index) =>
      open ? [] : [verdictOf(index, valueOf(scale, pick))],
    );
    return { criteria, verdicts };
  });
}

export function verdictOf(index: number, value: VerdictValue): Verdict {
  return { criterionId: `c${index}`, criterionVersion: 1, responseId: 'r', value };
}

function scaleOf(kind: Scale['kind']): fc.Arbitrary<Scale> {
  if (kind === 'points') return fc.constant({ kind, max: 10 });
  if (kind === 'anchored') return fc.constant({ kind, levels: ['', '', ''] });
  return fc.constant({ kind });
}

function valueOf(scale: Scale, pick: number): VerdictValue {
  if (pick % 5 === 0) return 'not-applicable';
  if (scale.kind === 'points') return pick % 11;
  if (scale.kind === 'anchored') return (pick % 3) + 1;
  const words = ['met', 'not-met', 'partly'] as const;
  return words[pick % (scale.kind === 'ternary' ? 3 : 2)] ?? 'met';
}
