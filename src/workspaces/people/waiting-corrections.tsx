import Button from '@mui/material/Button';
import OutlinedInput from '@mui/material/OutlinedInput';
import { styled } from '@mui/material/styles';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useBackend } from '#queries/backend-context.tsx';
import { decideCorrectionMutation } from '#queries/decide-correction.ts';
import type { ProjectPay } from '#queries/pay.ts';
import { timeText, workName } from '#ui/pay-statement/pay-text.ts';
import { shortDate } from '#ui/relative-time.ts';

type Waiting = ProjectPay['waiting'][number];

interface WaitingCorrectionsProps {
  readonly projectId: string;
  readonly waiting: readonly Waiting[];
}

/** Corrections that were asked for: what was recorded beside what it should be, and why. */
export function WaitingCorrections({ projectId, waiting }: WaitingCorrectionsProps) {
  if (waiting.length === 0) return null;
  return (
    <List aria-label="Corrections that wait" data-screen-only="">
      <h2>Corrections that wait {waiting.length}</h2>
      {waiting.map((each) => (
        <Row key={each.id} projectId={projectId} correction={each} />
      ))}
    </List>
  );
}

interface RowProps {
  readonly projectId: string;
  readonly correction: Waiting;
}

function Row({ projectId, correction }: RowProps) {
  const decide = useMutation(decideCorrectionMutation(useBackend(), useQueryClient(), projectId));
  const [note, setNote] = useState('');
  const [now] = useState(() => Date.now());
  const { id, name, recordedSeconds, seconds, reason, askedAt } = correction;
  const who = name ?? 'Deleted person';
  const answer = (outcome: 'agreed' | 'declined') =>
    decide.mutate({ correctionId: id, outcome, note: note.trim() });
  return (
    <article aria-label={`Correction of ${who}`}>
      <div>
        <strong>{who}</strong> {workName(correction)}
        <p>
          “{reason}” <small>asked {shortDate(Date.parse(askedAt), now)}</small>
        </p>
      </div>
      <span data-figures="">
        recorded {timeText(recordedSeconds)}, <b>{timeText(seconds, true)}</b>, so{' '}
        {timeText(recordedSeconds + seconds)}
      </span>
      <div data-actions="">
        <OutlinedInput
          size="small"
          placeholder={`Note to ${who}`}
          inputProps={{ 'aria-label': `Note to ${who}`, maxLength: 500 }}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <Button variant="outlined" disabled={decide.isPending} onClick={() => answer('agreed')}>
          Agree
        </Button>
        <Button variant="outlined" disabled={decide.isPending} onClick={() => answer('declined')}>
          Decline
        </Button>
      </div>
      <span role="alert" data-fault="">
        {decide.error?.message}
      </span>
    </article>
  );
}

const List = styled('section')(({ theme }) => ({
  marginBottom: 16,
  '& article': {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto auto',
    alignItems: 'center',
    gap: '4px 16px',
    padding: '8px 0',
    borderTop: `1px solid ${theme.vars.palette.divider}`,
    '@media (max-width: 1180px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  '& p': { margin: 0 },
  '& small': { ...theme.typography.meta, color: theme.vars.palette.text.disabled },
  '& [data-figures]': { fontVariantNumeric: 'tabular-nums' },
  '& [data-actions]': { display: 'flex', gap: 6 },
  '& [data-fault]': { gridColumn: '1 / -1' },
  '& [data-fault]:empty': { display: 'none' },
}));
