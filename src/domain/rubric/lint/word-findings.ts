import type { Criterion } from '#domain/rubric/criterion.ts';
import type { LintFinding, LintRuleName } from './lint-rule.ts';

/** One finding for each criterion whose text matches; the first match gives the span. */
export function wordFindings(
  rule: LintRuleName,
  criteria: readonly Criterion[],
  pattern: RegExp,
  say: (words: string, criterion: Criterion, at: number) => { what: string; advice: string } | null,
): LintFinding[] {
  return criteria.flatMap((criterion) => {
    for (const match of criterion.text.matchAll(pattern)) {
      const said = say(match[0], criterion, match.index);
      if (!said) continue;
      const span = { start: match.index, end: match.index + match[0].length };
      return [{ rule, criterionId: criterion.id, span, ...said }];
    }
    return [];
  });
}
