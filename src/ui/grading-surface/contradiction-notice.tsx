import { styled } from '@mui/material/styles';
import { Scale } from 'lucide-react';
import { Fragment } from 'react';
import { preferenceAnswer } from '#domain/question/answer.ts';
import { fieldName } from '#domain/draft/field-name.ts';
import type { Contradiction } from '#domain/score/contradiction.ts';
import { formatNumber } from '#ui/format-number.ts';
import { LinkButton } from '#ui/link-button.tsx';
import { criterionTitle } from '#ui/rubric-matrix/rubric-layout.ts';
import { RuledNotice } from '#ui/ruled-notice.tsx';
import { goToCriterion } from './go-to.ts';
import { useSurface } from './surface-context.tsx';
import { useDraftValue } from './use-draft-slice.ts';

interface ContradictionNoticeProps {
  readonly contradiction: Contradiction;
}

/** Says both facts and the largest gaps; never blocks, and goes when the contradiction goes. */
export function ContradictionNotice({ contradiction }: ContradictionNoticeProps) {
  const surface = useSurface();
  const { task, responses, draft } = surface;
  const given = useDraftValue(
    draft,
    fieldName({ kind: 'answer', question: contradiction.question }),
  );
  const letterOf = (id: string) => responses.find((each) => each.id === id)?.letter ?? '?';
  const preferred = letterOf(contradiction.preferred);
  const other = letterOf(contradiction.other);
  const { otherScore, preferredScore } = contradiction;
  const isSettled = otherScore.open === 0;
  return (
    <Place>
      <RuledNotice
        tone="warn"
        icon={Scale}
        detail={
          <>
            {contradiction.gaps.length > 0 && 'Largest gaps: '}
            {contradiction.gaps.map((gap, index) => {
              const at = (task.rubric?.criteria ?? []).findIndex((c) => c.id === gap.criterionId);
              const criterion = task.rubric?.criteria[at];
              if (!criterion) return null;
              return (
                <Fragment key={gap.criterionId}>
                  {index > 0 && ', '}
                  <LinkButton type="button" onClick={() => goToCriterion(surface, gap.criterionId)}>
                    {at + 1} {criterionTitle(criterion)}
                  </LinkButton>
                </Fragment>
              );
            })}
            {contradiction.gaps.length > 0 && '. '}
            Both answers are kept; say why below.
          </>
        }
      >
        <strong>Preference and scores disagree.</strong> You{' '}
        {responses.length > 2 ? 'rank' : 'prefer'}{' '}
        <strong>
          {preferred}
          {responses.length > 2 ? ` over ${other}` : degree()}
        </strong>
        , but{' '}
        <strong>
          {other} scores {!isSettled && 'at least '}
          {formatNumber(otherScore.low, 2)} against {formatNumber(preferredScore.high, 2)}
        </strong>
        .
      </RuledNotice>
    </Place>
  );

  function degree(): string {
    const answer = preferenceAnswer.safeParse(given);
    const value = answer.success ? Math.abs(answer.data.value ?? 0) : 0;
    return ['', ' slightly', '', ' strongly'][value] ?? '';
  }
}

const Place = styled('div')({
  marginTop: 8,
  '& button': {
    display: 'inline',
    font: 'inherit',
    textAlign: 'left',
    letterSpacing: 'inherit',
    verticalAlign: 'baseline',
  },
});
