import { useMemo } from 'react';
import { contradictions, type Contradiction } from '#domain/score/contradiction.ts';
import { scoringRule } from '#domain/score/scoring-rules.ts';
import { useSurface } from './surface-context.tsx';
import { useGivenAnswers } from './use-surface-grades.ts';

/** Where a comparison and the scores say the opposite whatever the open verdicts become. */
export function useContradictions(): readonly Contradiction[] {
  const { task, settings } = useSurface();
  const { verdicts, answers } = useGivenAnswers();
  return useMemo(() => {
    const criteria = task.rubric?.criteria ?? [];
    if (criteria.length === 0) return [];
    return contradictions(scoringRule(settings.scoringRule), criteria, verdicts, answers);
  }, [task, settings, verdicts, answers]);
}
