import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useState } from 'react';
import { groundWords } from '#domain/review/dispute-words.ts';
import { disputeGround, type DisputeGround } from '#domain/review/review.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { disputeReturn } from '#queries/review-commands.ts';
import { Field } from '#ui/field.tsx';
import { formatNumber } from '#ui/format-number.ts';

interface DisputeFormProps {
  readonly projectId: string;
  readonly assignmentId: string;
  readonly onCancel: () => void;
  readonly onDisputed: () => void;
}

const longest = 1200;

/** Grounds and a reason; a reviewer who has not seen the work decides. */
export function DisputeForm({ projectId, assignmentId, onCancel, onDisputed }: DisputeFormProps) {
  const backend = useBackend();
  const [grounds, setGrounds] = useState<readonly DisputeGround[]>([]);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const send = () => {
    if (grounds.length === 0) return setMissing('Tick what it is about.');
    if (reason.trim() === '') return setMissing('Say why, in a sentence or two.');
    setMissing(null);
    setSending(true);
    disputeReturn(
      backend,
      { projectId, assignmentId },
      { grounds: [...grounds], reason: reason.trim() },
    ).then(onDisputed, (error: unknown) => {
      setSending(false);
      setMissing(error instanceof Error ? error.message : String(error));
    });
  };
  return (
    <form
      aria-label="Dispute the return"
      style={{ marginTop: 8, maxWidth: 640 }}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {disputeGround.options.map((ground) => (
        <FormControlLabel
          key={ground}
          label={groundWords[ground]}
          control={
            <Checkbox
              size="small"
              checked={grounds.includes(ground)}
              onChange={(_, checked) =>
                setGrounds(
                  checked ? [...grounds, ground] : grounds.filter((each) => each !== ground),
                )
              }
            />
          }
        />
      ))}
      <Field
        label="Your reason"
        aside={`${formatNumber(reason.length)} of ${formatNumber(longest)}`}
        help="A reviewer who has not returned this work decides. Until then what you submitted stands; a dispute never lowers your pay."
        {...(missing !== null && { error: missing })}
      >
        {(control) => (
          <OutlinedInput
            multiline
            minRows={2}
            maxRows={6}
            fullWidth
            value={reason}
            inputProps={{ ...control, maxLength: longest }}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <div style={{ display: 'flex', gap: 8, marginTop: 8 }}>
        <Button type="submit" variant="contained" loading={sending}>
          Send the dispute
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}
