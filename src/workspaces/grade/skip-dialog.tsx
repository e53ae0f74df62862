import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useId, useState } from 'react';
import type { ProjectSettings } from '#domain/project/project-settings.ts';
import { Field } from '#ui/field.tsx';
import { SegmentedRadios } from '#ui/segmented-radios.tsx';

interface SkipDialogProps {
  readonly skip: ProjectSettings['skip'];
  readonly onSkip: (why: { reason: string; comment?: string }) => Promise<void>;
  readonly onClose: () => void;
}

/** Skipping needs a reason; what was entered is kept, and the task is not offered again. */
export function SkipDialog({ skip, onSkip, onClose }: SkipDialogProps) {
  const [reason, setReason] = useState<string | null>(null);
  const [comment, setComment] = useState('');
  const [failed, setFailed] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const id = useId();
  const send = async () => {
    if (reason === null) return setFailed('Choose a reason first.');
    setSending(true);
    try {
      await onSkip({ reason, ...(comment.trim() && { comment: comment.trim() }) });
      onClose();
    } catch (error) {
      setFailed(error instanceof Error ? error.message : String(error));
      setSending(false);
    }
  };
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby={id}>
      <DialogTitle id={id}>Skip this task?</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 3 }}>
        <p style={{ margin: 0 }}>
          What you entered is kept. The task goes to somebody else and is not offered to you again.
          {skip.perDay > 0 && ` You can skip ${skip.perDay} a day.`}
        </p>
        <SegmentedRadios
          label="Reason"
          layout="list"
          segments={skip.reasons.map((each) => ({ value: each, label: each, tone: 'neutral' }))}
          value={reason}
          onChange={setReason}
        />
        <Field label="Comment" aside="optional">
          {(control) => (
            <OutlinedInput
              multiline
              minRows={2}
              inputProps={{ ...control, maxLength: 2000 }}
              value={comment}
              onChange={(event) => setComment(event.target.value)}
            />
          )}
        </Field>
        <span role="alert">{failed}</span>
      </DialogContent>
      <DialogActions>
        <Button size="large" onClick={onClose}>
          Stay
        </Button>
        <Button size="large" variant="contained" disabled={sending} onClick={() => void send()}>
          Skip task
        </Button>
      </DialogActions>
    </Dialog>
  );
}
