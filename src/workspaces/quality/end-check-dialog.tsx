import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useId, useState } from 'react';
import { Field } from '#ui/field.tsx';

interface EndCheckDialogProps {
  readonly fault: string | null;
  readonly onEnd: (reason: string) => void;
  readonly onClose: () => void;
}

/** A check that is ended stays on record, so it asks why. */
export function EndCheckDialog({ fault, onEnd, onClose }: EndCheckDialogProps) {
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const id = useId();
  const missing = asked && reason.trim() === '' ? 'Say why, in a sentence.' : fault;
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby={id}>
      <DialogTitle id={id}>End the check before it is decided?</DialogTitle>
      <DialogContent>
        <Field
          label="Reason"
          required
          help="The claim, its draw and this reason stay in the list and in every delivery."
          {...(missing !== null && { error: missing })}
        >
          {(control) => (
            <OutlinedInput
              autoFocus
              multiline
              minRows={2}
              inputProps={{ ...control, maxLength: 500 }}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      </DialogContent>
      <DialogActions>
        <Button size="large" onClick={onClose}>
          Go on checking
        </Button>
        <Button
          size="large"
          variant="contained"
          onClick={() => {
            setAsked(true);
            if (reason.trim() !== '') onEnd(reason.trim());
          }}
        >
          End the check
        </Button>
      </DialogActions>
    </Dialog>
  );
}
