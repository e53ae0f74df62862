import type { ResponseScore } from '#domain/annotation/annotation.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import type { Verdict } from '#domain/rubric/verdict.ts';
import { scoreResponse } from './score-response.ts';
import type { ScoringRule } from './scoring-rule.ts';

export type WorkedExample = {
  criteria: Criterion[];
  verdicts: Verdict[];
  score: ResponseScore;
};

/** A rule's small case, scored by the rule itself, so that what is shown is what is computed. */
export function workedExample(rule: ScoringRule): WorkedExample {
  const criteria = rule.example.map(({ title, points, value }, index): Criterion => ({
    id: `example-${index + 1}`,
    version: 1,
    text: title,
    tags: [],
    points,
    required: false,
    dependsOn: [],
    scale: { kind: value === 'partly' ? 'ternary' : 'binary' },
  }));
  const verdicts = criteria.flatMap((criterion, index): Verdict[] => {
    const value = rule.example[index]?.value;
    return value === undefined
      ? []
      : [{ criterionId: criterion.id, criterionVersion: 1, responseId: 'example', value }];
  });
  return { criteria, verdicts, score: scoreResponse(rule, criteria, verdicts, 'example') };
}
