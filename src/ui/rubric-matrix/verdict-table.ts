import type { Grades } from '#domain/draft/grades.ts';
import type { Highlight } from '#domain/draft/highlight.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import type { VerdictValue } from '#domain/rubric/verdict.ts';
import { criterionStandings } from '#domain/score/criterion-standings.ts';

/** What one criterion says of one response. */
export type VerdictEntry = {
  readonly value: VerdictValue | null;
  readonly explanation: string;
  readonly evidence: readonly Highlight[];
  /** Counts as not applicable because a criterion that it depends on is not met. */
  readonly ruledOut: boolean;
};

/** Entries by response id, for one criterion. */
export type CriterionVerdicts = ReadonlyMap<string, VerdictEntry>;
/** The same by criterion id; a criterion's map is kept while nothing of it changed. */
export type VerdictTable = ReadonlyMap<string, CriterionVerdicts>;

export type TableInput = {
  readonly criteria: readonly Criterion[];
  readonly responseIds: readonly string[];
  readonly grades: Grades;
  /** Notes and evidence that stand without a verdict yet, by `criterion response`. */
  readonly notes: ReadonlyMap<string, { explanation: string; evidence: readonly string[] }>;
};

export const noteKey = (criterionId: string, responseId: string) => `${criterionId} ${responseId}`;

/** Builds the table; rows that are equal to `before`'s are the same objects, so nothing re-renders. */
export function verdictTable(input: TableInput, before: VerdictTable | null): VerdictTable {
  const { criteria, responseIds, grades, notes } = input;
  const highlights = new Map(grades.highlights.map((each) => [each.id, each]));
  const given = new Map(
    grades.verdicts.map((each) => [noteKey(each.criterionId, each.responseId), each.value]),
  );
  const standings = responseIds.map((id) => criterionStandings(criteria, grades.verdicts, id));
  return new Map(
    criteria.map((criterion, row) => {
      const entries = new Map<string, VerdictEntry>(
        responseIds.map((responseId, column) => {
          const standing = standings[column]?.[row];
          const note = notes.get(noteKey(criterion.id, responseId));
          return [
            responseId,
            {
              value: given.get(noteKey(criterion.id, responseId)) ?? null,
              explanation: note?.explanation ?? '',
              evidence: (note?.evidence ?? []).flatMap((id) => highlights.get(id) ?? []),
              ruledOut:
                standing?.effective === 'not-applicable' && standing.own !== 'not-applicable',
            },
          ];
        }),
      );
      const old = before?.get(criterion.id);
      return [criterion.id, old && sameEntries(old, entries) ? old : entries];
    }),
  );
}

function sameEntries(a: CriterionVerdicts, b: CriterionVerdicts): boolean {
  if (a.size !== b.size) return false;
  return [...b].every(([id, entry]) => {
    const other = a.get(id);
    return (
      other?.value === entry.value &&
      other.explanation === entry.explanation &&
      other.ruledOut === entry.ruledOut &&
      other.evidence.length === entry.evidence.length &&
      other.evidence.every((each, index) => sameHighlight(each, entry.evidence[index]))
    );
  });
}

function sameHighlight(a: Highlight, b: Highlight | undefined): boolean {
  return (
    b !== undefined &&
    (a === b ||
      (a.id === b.id &&
        a.start === b.start &&
        a.end === b.end &&
        a.label === b.label &&
        a.severity === b.severity &&
        a.comment === b.comment))
  );
}
