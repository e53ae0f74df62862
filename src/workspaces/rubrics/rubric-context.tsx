import { createContext, useContext, useDeferredValue, useMemo } from 'react';
import { useStore } from 'zustand';
import type { RubricSheet } from '#contract/rubrics/get-rubric.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import { lintRubric } from '#domain/rubric/lint/lint-rubric.ts';
import type { LintFinding } from '#domain/rubric/lint/lint-rule.ts';
import type { RubricState, RubricStore } from './rubric-store.ts';

/** What everything on the bench reads: the edits, and the sheet as the server computed it. */
export type Bench = { readonly store: RubricStore; readonly sheet: RubricSheet };

const BenchContext = createContext<Bench | null>(null);

export const BenchProvider = BenchContext;

export function useBench(): Bench {
  const bench = useContext(BenchContext);
  if (bench === null) throw new Error('There is no rubric above this component');
  return bench;
}

export function useRubricState<Part>(select: (state: RubricState) => Part): Part {
  return useStore(useBench().store, select);
}

export function useCriteria(): readonly Criterion[] {
  return useRubricState((state) => state.edited);
}

/** Findings of the rules that the project keeps on, while typing, a breath behind the keys. */
export function useFindings(): readonly LintFinding[] {
  const { lintOff } = useBench().sheet;
  const criteria = useDeferredValue(useCriteria());
  return useMemo(() => lintRubric(criteria, new Set(lintOff)), [criteria, lintOff]);
}

/** Figures count for the wording that they were computed on. */
export function useAudit(criterion: Criterion) {
  const { audits, criteria } = useBench().sheet;
  const published = criteria.find(({ id }) => id === criterion.id);
  const audit = audits.find(({ criterionId }) => criterionId === criterion.id) ?? null;
  return { audit, reworded: published !== undefined && published.text !== criterion.text };
}
