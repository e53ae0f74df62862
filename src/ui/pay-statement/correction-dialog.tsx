import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useId, useState, type FormEvent } from 'react';
import type { PayStatement } from '#domain/pay/pay-statement.ts';
import { Field } from '#ui/field.tsx';
import { timeText, workName } from './pay-text.ts';

interface CorrectionDialogProps {
  readonly line: PayStatement['lines'][number];
  /** What becomes of it, after what was recorded. */
  readonly says: string;
  /** The button's words. */
  readonly sendWords: string;
  readonly sending: boolean;
  readonly fault: string | undefined;
  readonly onSend: (asked: { seconds: number; reason: string }) => void;
  readonly onClose: () => void;
}

/** Minutes more or fewer, and why. What was recorded stays. */
export function CorrectionDialog(props: CorrectionDialogProps) {
  const { line, onClose } = props;
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
    props.onSend({ seconds: change * 60, reason: reason.trim() });
  };
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby={id}>
      <form onSubmit={send} noValidate>
        <DialogTitle id={id}>Correct the time of {workName(line)}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          <p style={{ margin: 0 }}>
            Recorded on this day: {timeText(line.seconds)}. That stays as it is; {props.says}
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
          <span role="alert">{props.fault}</span>
        </DialogContent>
        <DialogActions>
          <Button size="large" onClick={onClose}>
            Cancel
          </Button>
          <Button size="large" type="submit" variant="contained" loading={props.sending}>
            {props.sendWords}
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
