import { styled } from '@mui/material/styles';
import { gradesOfDraft } from '#domain/draft/grades-of-draft.ts';
import { criterionStandings } from '#domain/score/criterion-standings.ts';
import type { ScoreRange } from '#domain/score/score-range.ts';
import { scoringRule } from '#domain/score/scoring-rules.ts';
import { formatNumber, formatSigned } from '#ui/format-number.ts';
import { criterionTitle } from '#ui/rubric-matrix/rubric-layout.ts';
import { useSurface } from './surface-context.tsx';

interface ScoreSumProps {
  readonly responseId: string;
  readonly range: ScoreRange | null;
}

/** How a score comes about, criterion by criterion; it is computed when it is looked at. */
export function ScoreSum({ responseId, range }: ScoreSumProps) {
  const { task, settings, draft } = useSurface();
  const rule = scoringRule(settings.scoringRule);
  const { verdicts } = gradesOfDraft(draft.getFields()).grades;
  const standings = criterionStandings(task.rubric?.criteria ?? [], verdicts, responseId);
  return (
    <Sum>
      {standings.map(({ criterion, effective }, index) => (
        <div key={criterion.id}>
          <span>{index + 1}</span>
          <span>{criterionTitle(criterion)}</span>
          <span>
            {effective === 'open'
              ? 'open'
              : effective === 'not-applicable'
                ? 'out'
                : formatSigned(Math.round(rule.share(criterion).gain * effective * 100) / 100)}
          </span>
        </div>
      ))}
      <div data-total="">
        <span />
        <span>{rule.title}</span>
        <span>
          {range === null
            ? 'no score'
            : range.high > range.low
              ? `${formatNumber(range.low, 2)} to ${formatNumber(range.high, 2)}`
              : formatNumber(range.low, 2)}
          {range?.gateFailed && ', gate failed'}
        </span>
      </div>
    </Sum>
  );
}

const Sum = styled('div')({
  minWidth: 240,
  '& > div': {
    display: 'grid',
    gridTemplateColumns: '18px minmax(0, 1fr) auto',
    columnGap: 8,
    fontVariantNumeric: 'tabular-nums',
  },
  '& [data-total]': {
    marginTop: 4,
    paddingTop: 4,
    fontWeight: 600,
    borderTop: '1px solid currentColor',
  },
});
