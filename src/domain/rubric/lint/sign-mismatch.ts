import type { Criterion } from '#domain/rubric/criterion.ts';
import type { LintFinding, LintRule } from './lint-rule.ts';

const bad =
  /^(?:the (?:response|answer|report|article) )?(?:incorrectly|wrongly|fails?|omits?|ignores?|neglects?|confuses?|misstates?|mistakes?|miscalculates?|fabricates?|invents?|hallucinates?|contradicts?|double[- ]counts?|contains? (?:an? )?(?:error|mistake|fabricat)|misses|lacks?)\b/iu;
const good =
  /^(?:the (?:response|answer|report|article) )?(?:correctly|accurately|avoids?|refrains?|does not (?:invent|fabricate|omit|contain|confuse|ignore|contradict)|never)\b/iu;

/** A fault with positive points, or a merit with negative ones. */
export const signMismatch: LintRule = {
  name: 'sign-mismatch',
  title: 'Sign and text disagree',
  why: 'The scoring rule follows the sign. A fault with positive points rewards the fault.',
  check(criteria) {
    return criteria.flatMap(findingOf);
  },
};

function findingOf(criterion: Criterion): LintFinding[] {
  const pattern = criterion.points > 0 ? bad : criterion.points < 0 ? good : null;
  const match = pattern?.exec(criterion.text);
  if (!match) return [];
  return [
    {
      rule: 'sign-mismatch',
      criterionId: criterion.id,
      span: { start: match.index, end: match.index + match[0].length },
      what:
        criterion.points > 0
          ? `“${match[0]}” describes a fault, but *met* earns ${criterion.points} points.`
          : `“${match[0]}” describes a merit, but *met* costs ${-criterion.points} points.`,
      suggestion: { criterionId: criterion.id, points: -criterion.points },
      advice: 'Turn the sign, or turn the text.',
    },
  ];
}
