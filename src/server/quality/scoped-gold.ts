import { RUBRIC_PART } from '#domain/gold/compare-with-gold.ts';
import type { QualityFilter } from '#domain/quality/quality-filter.ts';
import type { QualityScope } from '#domain/quality/quality-scope.ts';
import type { GoldResult } from '#server/gold/gold-results.ts';

/** Gold answers that the filter lets through; with a question, right or wrong on it alone. */
export function scopedGold(
  results: readonly GoldResult[],
  { question }: Pick<QualityFilter, 'question'>,
  scope: QualityScope,
): GoldResult[] {
  const own = results.filter(
    ({ taskId, expertId, submittedAt }) =>
      scope.hasTask(taskId) && scope.hasPerson(expertId) && scope.hasDay(submittedAt.slice(0, 10)),
  );
  return question === undefined ? own : goldOn(own, question);
}

/** The same results judged on one question, or on the rubric; those that do not ask it left out. */
export function goldOn(results: readonly GoldResult[], key: string): GoldResult[] {
  const name = key.startsWith('question:') ? key.slice('question:'.length) : RUBRIC_PART;
  return results.flatMap((result) => {
    const parts = result.parts.filter((part) => part.name === name);
    return parts.length === 0
      ? []
      : [{ ...result, parts, right: parts.every(({ right }) => right) }];
  });
}
