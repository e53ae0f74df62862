import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';
import type { PayStatement } from '#domain/pay/pay-statement.ts';
import { askCorrectionMutation } from '#queries/ask-correction.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { Field } from '#ui/field.tsx';
import { timeText } from '#ui/pay-statement/pay-text.ts';

interface CorrectionDialogProps {
  readonly projectId: string;
  readonly line: PayStatement['lines'][number];
  readonly onClose: () => void;
}

/** Minutes more or fewer, and why. What was recorded stays; a lead answers. */
export function CorrectionDialog({ projectId, line, onClose }: CorrectionDialogProps) {
  const ask = useMutation(askCorrectionMutation(useBackend(), useQueryClient(), projectId));
  const [minutes, setMinutes] = useState('');
  const [reason, setReason] = useState('');
  const [faults, setFaults] = useState<{ minutes?: string; reason?: string }>({});
  const id = useId();
  const send = (event: FormEvent) => {
    event.preventDefault();
    const change = minutesOf(minutes);
    const found = {
      ...(change === null && { minutes: 'Write whole minutes: 25, or −10 to take away.' }),
      ...(reason.trim() === '' && { reason: 'Say what was counted wrongly.' }),
    };
    setFaults(found);
    if (change === null || reason.trim() === '') return;
    ask.mutate(
      { assignmentId: line.assignmentId, seconds: change * 60, reason: reason.trim() },
      { onSuccess: onClose },
    );
  };
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby={id}>
      <form onSubmit={send} noValidate>
        <DialogTitle id={id}>Correct the time of {line.taskTitle}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          <p style={{ margin: 0 }}>
            Recorded on this day: {timeText(line.seconds)}. That stays as it is; your correction
            stands beside it and counts once a lead agrees.
          </p>
          <Field label="Minutes to add" error={faults.minutes} help="With − in front: to take away">
            {(control) => (
              <OutlinedInput
                autoFocus
                inputProps={{ ...control, inputMode: 'numeric' }}
                value={minutes}
                onChange={(event) => setMinutes(event.target.value)}
              />
            )}
          </Field>
          <Field label="Reason" error={faults.reason}>
            {(control) => (
              <OutlinedInput
                multiline
                minRows={2}
                inputProps={{ ...control, maxLength: 500 }}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
          <span role="alert">{ask.error?.message}</span>
        </DialogContent>
        <DialogActions>
          <Button size="large" onClick={onClose}>
            Cancel
          </Button>
          <Button size="large" type="submit" variant="contained" loading={ask.isPending}>
            Ask for it
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** Hyphen or minus; null where it is no whole number other than nought. */
function minutesOf(text: string): number | null {
  const plain = text.trim().replace('\u2212', '-');
  const value = /^[-+]?\d{1,4}$/.test(plain) ? Number(plain) : 0;
  return value === 0 ? null : value;
}
