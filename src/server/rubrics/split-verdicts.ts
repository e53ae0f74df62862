import type { RubricSheet } from '#contract/rubrics/get-rubric.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import { gradedRows } from '#domain/rubric/audit/graded-rows.ts';
import type { LoadedWork } from './load-graded-works.ts';

/** Responses shown for each criterion, the most evenly divided first. */
const SHOWN = 8;

/** Where experts split: responses that one found to meet a criterion and another did not. */
export function splitVerdicts(
  criteria: readonly Criterion[],
  works: readonly LoadedWork[],
): RubricSheet['splits'] {
  const loaded = new Map(works.map((each) => [each.annotationId, each]));
  const rows = gradedRows(criteria, works);
  return criteria.flatMap((criterion, index) => {
    const judged = rows.filter((row) => typeof row.met[index] === 'number');
    const byResponse = Map.groupBy(judged, (row) => row.responseId);
    return [...byResponse]
      .flatMap(([responseId, own]) => {
        const met = own.filter((row) => (row.met[index] ?? 0) >= 0.5).length;
        const notMet = own.length - met;
        const work = loaded.get(own[0]?.work.annotationId ?? '');
        if (met === 0 || notMet === 0 || !work) return [];
        const quote = own
          .map((row) => loaded.get(row.work.annotationId))
          .flatMap((each) => (each ? quotesOf(each, criterion.id, responseId) : []))[0];
        return [
          {
            criterionId: criterion.id,
            taskTitle: work.taskTitle,
            response: work.responseIds.indexOf(responseId) + 1,
            met,
            notMet,
            quote: quote ?? null,
          },
        ];
      })
      .toSorted((a, b) => Math.min(b.met, b.notMet) - Math.min(a.met, a.notMet))
      .slice(0, SHOWN);
  });
}

function quotesOf(work: LoadedWork, criterionId: string, responseId: string): string[] {
  return work.verdicts
    .filter((each) => each.criterionId === criterionId && each.responseId === responseId)
    .flatMap((each) => each.evidence ?? [])
    .flatMap(({ highlightId }) => work.quotes.get(highlightId) ?? []);
}
