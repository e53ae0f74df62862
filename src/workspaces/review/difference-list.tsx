import { styled } from '@mui/material/styles';
import { scoreResponse } from '#domain/score/score-response.ts';
import { scoringRule } from '#domain/score/scoring-rules.ts';
import { gradesOfDraft } from '#domain/draft/grades-of-draft.ts';
import type { GradeDifference } from '#domain/review/grade-differences.ts';
import { formatNumber } from '#ui/format-number.ts';
import { useSurface } from '#ui/grading-surface/surface-context.tsx';
import { LetterBadge } from '#ui/letter-badge.tsx';
import { WordDiff } from '#ui/word-diff.tsx';
import { AnswerDifference } from './answer-difference.tsx';
import type { ComparedSide } from './compared-side.ts';
import type { ReviewPanelProps } from './review-panel.tsx';
import { VerdictDifference } from './verdict-difference.tsx';

export type DifferenceListProps = ReviewPanelProps & {
  readonly side: ComparedSide;
  readonly differences: readonly GradeDifference[];
};

/** Scores of both sides, then every place on which they differ with both reasons. */
export function DifferenceList(props: DifferenceListProps) {
  const { side, differences, unveiled, work } = props;
  const { responses, settings, task } = useSurface();
  const criteria = task.rubric?.criteria ?? [];
  const rule = scoringRule(settings.scoringRule);
  const { verdicts } = gradesOfDraft(side.fields).grades;
  return (
    <List>
      {criteria.length > 0 && (
        <table aria-label="Scores">
          <thead>
            <tr>
              <th scope="col">Score</th>
              <th scope="col">{side.name}</th>
              <th scope="col">{work.review.expert.name}</th>
              <th scope="col">Diff.</th>
            </tr>
          </thead>
          <tbody>
            {responses.map(({ id, letter }) => {
              const ours = scoreResponse(rule, criteria, verdicts, id).clamped;
              const theirs =
                unveiled.submission.scores.find((each) => each.responseId === id)?.clamped ?? null;
              return (
                <tr key={id}>
                  <th scope="row">
                    <LetterBadge letter={letter} size={16} /> Response {letter}
                  </th>
                  <td>{ours === null ? 'none' : formatNumber(ours, 2)}</td>
                  <td>{theirs === null ? 'none' : formatNumber(theirs, 2)}</td>
                  <td>{ours === null || theirs === null ? '' : signed(theirs - ours)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {differences.length === 0 && <p>Nothing differs from {side.name.toLowerCase()}.</p>}
      {differences.map((each) => {
        switch (each.kind) {
          case 'verdict':
            return (
              <VerdictDifference
                key={`${each.criterionId} ${each.responseId}`}
                {...props}
                difference={each}
              />
            );
          case 'answer':
            return (
              <AnswerDifference
                key={`${each.question} ${each.responseId ?? ''}`}
                {...props}
                difference={each}
              />
            );
          case 'rewrite':
            return (
              <Rewrite key={each.responseId}>
                <b>
                  Rewrite of {responses.find(({ id }) => id === each.responseId)?.letter ?? '?'}
                </b>
                <div>
                  <WordDiff before={each.mine ?? ''} after={each.theirs ?? ''} />
                </div>
              </Rewrite>
            );
        }
      })}
    </List>
  );
}

function signed(value: number): string {
  return value === 0 ? '0' : `${value > 0 ? '+' : '−'}${formatNumber(Math.abs(value), 2)}`;
}

const List = styled('div')(({ theme }) => ({
  ...theme.typography.cell,
  '& table': {
    width: '100%',
    borderCollapse: 'collapse',
    borderBottom: `1px solid ${theme.vars.palette.divider}`,
  },
  '& th, & td': { padding: '3px 8px', textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
  '& th:first-of-type': { textAlign: 'left', paddingLeft: 16, fontWeight: 500 },
  '& thead th': { ...theme.typography.columnHead, color: theme.vars.palette.text.disabled },
  '& p': { margin: 0, padding: '12px 16px', color: theme.vars.palette.text.secondary },
}));

const Rewrite = styled('div')(({ theme }) => ({
  padding: '8px 16px',
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  '& b': { fontWeight: 600 },
  '& > div': { ...theme.typography.quoteLong, marginTop: 4 },
}));
