import { useMemo } from 'react';
import type { DraftFields } from '#domain/draft/draft-fields.ts';
import type { Grades } from '#domain/draft/grades.ts';
import { gradesOfDraft } from '#domain/draft/grades-of-draft.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import { scoreRange, type ScoreRange } from '#domain/score/score-range.ts';
import { scoringRule } from '#domain/score/scoring-rules.ts';
import { verdictTable, type VerdictTable } from '#ui/rubric-matrix/verdict-table.ts';
import { draftNotes } from './draft-notes.ts';
import { useSurface } from './surface-context.tsx';
import { useDraftSlice } from './use-draft-slice.ts';

const ofRubric = ['verdict/', 'explanation/', 'evidence/', 'highlight/'] as const;
const ofVerdicts = ['verdict/'] as const;
const ofAnswers = ['verdict/', 'answer/'] as const;

/** Criteria × responses as the matrix shows them; rows that did not change stay the same. */
export function useVerdictTable(): VerdictTable {
  const { draft, task, responses } = useSurface();
  const fields = useDraftSlice(draft, ofRubric);
  const make = useMemo(
    () =>
      tableMaker(
        task.rubric?.criteria ?? [],
        responses.map((each) => each.id),
      ),
    [task, responses],
  );
  return useMemo(() => make(fields), [make, fields]);
}

/** Remembers the table that it made last, so that equal rows are the same objects. */
function tableMaker(criteria: readonly Criterion[], responseIds: readonly string[]) {
  let before: VerdictTable | null = null;
  return (fields: DraftFields): VerdictTable => {
    const { grades } = gradesOfDraft(fields);
    before = verdictTable({ criteria, responseIds, grades, notes: draftNotes(fields) }, before);
    return before;
  };
}

/** The score of each response while verdicts are open; null where the rule gives none. */
export function useScoreRanges(): ReadonlyMap<string, ScoreRange | null> {
  const { draft, task, responses, settings } = useSurface();
  const fields = useDraftSlice(draft, ofVerdicts);
  return useMemo(() => {
    const rule = scoringRule(settings.scoringRule);
    const { verdicts } = gradesOfDraft(fields).grades;
    const criteria = task.rubric?.criteria ?? [];
    return new Map(responses.map(({ id }) => [id, scoreRange(rule, criteria, verdicts, id)]));
  }, [fields, task, responses, settings]);
}

/** Verdicts and answers other than texts. */
export function useGivenAnswers(): Grades {
  const { draft } = useSurface();
  const fields = useDraftSlice(draft, ofAnswers);
  return useMemo(() => gradesOfDraft(fields).grades, [fields]);
}
