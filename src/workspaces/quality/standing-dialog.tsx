import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { styled } from '@mui/material/styles';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useBackend } from '#queries/backend-context.tsx';
import { decideStandingMutation, type GoldPerson } from '#queries/gold.ts';
import { Field } from '#ui/field.tsx';
import { TextBox } from '#ui/text-box.tsx';

interface StandingDialogProps {
  readonly projectId: string;
  readonly person: GoldPerson;
  readonly onClose: () => void;
}

/** What somebody answered to gold, and the lead’s decision about paid work. */
export function StandingDialog({ projectId, person, onClose }: StandingDialogProps) {
  const decide = useMutation(decideStandingMutation(useBackend(), useQueryClient(), projectId));
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const id = useId();
  const missing = asked && note.trim() === '' ? 'Say why, in a sentence they can use.' : undefined;
  const fault = missing ?? decide.error?.message;
  const send = (state: 'passed' | 'failed') => {
    setAsked(true);
    if (note.trim() === '') return;
    decide.mutate(
      { accountId: person.accountId, state, note: note.trim() },
      { onSuccess: onClose },
    );
  };
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={id}>
      <DialogTitle id={id}>{person.name} on gold</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 3 }}>
        {person.alert && (
          <span>
            {person.alert.says} The check alarms falsely once in{' '}
            {Math.round(1 / person.alert.falseAlarmRate)}.
          </span>
        )}
        <Results>
          {person.results.map((result) => (
            <li key={result.annotationId}>
              <b>{result.taskTitle}</b> {result.right ? 'as expected' : 'not as expected'},{' '}
              {result.use}
              {!result.right &&
                result.parts
                  .filter(({ right }) => !right)
                  .map((part) => (
                    <span key={part.name}>
                      {part.name}: {part.says}
                    </span>
                  ))}
            </li>
          ))}
          {person.results.length === 0 && <li>No gold item is submitted yet.</li>}
        </Results>
        <Field
          label="Note to them"
          required
          help="They read it on their scorecard and in Grade."
          {...(fault !== undefined && { error: fault })}
        >
          {(control) => (
            <TextBox
              {...control}
              minRows={2}
              maxLength={2000}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
      </DialogContent>
      <DialogActions>
        <Button size="large" onClick={onClose}>
          Cancel
        </Button>
        <Button size="large" onClick={() => send('failed')} loading={decide.isPending}>
          Give no paid work
        </Button>
        <Button
          size="large"
          variant="contained"
          onClick={() => send('passed')}
          loading={decide.isPending}
        >
          Let them work
        </Button>
      </DialogActions>
    </Dialog>
  );
}

const Results = styled('ul')(({ theme }) => ({
  ...theme.typography.body2,
  margin: 0,
  padding: 0,
  listStyle: 'none',
  '& li': { padding: '4px 0', borderTop: `1px solid ${theme.vars.palette.divider}` },
  '& b': { fontWeight: 600 },
  '& span': {
    ...theme.typography.meta,
    display: 'block',
    color: theme.vars.palette.text.secondary,
  },
}));
