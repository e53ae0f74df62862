import type { Criterion } from '#domain/rubric/criterion.ts';
import type { ScoringRule } from './scoring-rule.ts';

export type UnsupportedScale = { criterionId: string; reason: string };

const scaleWords = {
  binary: 'met / not met',
  ternary: 'met / partly / not met',
  points: 'points',
  anchored: 'anchored levels',
} as const;

/**
 * Criteria that a rule has no meaning for: refused when a project is made or changed and when
 * tasks bring their own rubric, so that no score is ever invented for them.
 */
export function unsupportedScales(
  rule: ScoringRule,
  criteria: readonly Criterion[],
): UnsupportedScale[] {
  return criteria.flatMap(({ id, text, title, points, scale }) => {
    const name = title ?? text;
    if (!rule.scales.includes(scale.kind)) {
      const reason = `${rule.title} does not know the scale ${scaleWords[scale.kind]} (“${name}”)`;
      return { criterionId: id, reason };
    }
    if (!rule.negatives && points < 0) {
      return { criterionId: id, reason: `${rule.title} knows no negative points (“${name}”)` };
    }
    return [];
  });
}
