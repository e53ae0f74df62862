import { styled } from '@mui/material/styles';
import { useState } from 'react';
import type { DecisionKind } from '#domain/review/review.ts';
import type { Unveiled } from '#queries/reviews.ts';
import { shortDate } from '#ui/relative-time.ts';

const words: Readonly<Record<DecisionKind, string>> = {
  accept: 'Accepted',
  fix: 'Fixed and accepted',
  return: 'Returned',
  uphold: 'Dispute upheld',
  dismiss: 'Dispute dismissed, returned',
};

/** What was decided about this work before, and by whom. */
export function ReviewHistory({ unveiled }: { readonly unveiled: Unveiled }) {
  const [now] = useState(() => Date.now());
  const { decisions, submission } = unveiled;
  if (decisions.length === 0) return null;
  return (
    <Rounds aria-label="Rounds">
      <h3>Rounds</h3>
      <dl>
        {decisions.map((each) => (
          <div key={each.at}>
            <dt>{shortDate(Date.parse(each.at), now)}</dt>
            <dd>
              {words[each.kind]} by {each.mine ? 'you' : each.by}, round {each.round}
              {each.note && `: “${each.note}”`}
            </dd>
          </div>
        ))}
        <div>
          <dt>{shortDate(Date.parse(submission.submittedAt), now)}</dt>
          <dd>
            Version {submission.version} stands
            {submission.madeBy === null ? '' : `, made by ${submission.madeBy}`}
          </dd>
        </div>
      </dl>
    </Rounds>
  );
}

const Rounds = styled('section')(({ theme }) => ({
  ...theme.typography.cell,
  padding: '10px 16px',
  '& h3': { ...theme.typography.subtitle2, margin: '0 0 4px' },
  '& dl': { margin: 0 },
  '& dl > div': { display: 'grid', gridTemplateColumns: '60px minmax(0, 1fr)', gap: 4 },
  '& dt': { color: theme.vars.palette.text.disabled },
  '& dd': { margin: 0, overflowWrap: 'anywhere' },
}));
