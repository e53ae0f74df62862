import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useId, useState } from 'react';

interface SecretDialogProps {
  readonly title: string;
  readonly secret: string;
  readonly says: string;
  /** What the field holds: `Link`, `Key`. */
  readonly label?: string;
  readonly onClose: () => void;
}

/** Shows a secret this once and copies it. */
export function SecretDialog({ title, secret, says, label = 'Link', onClose }: SecretDialogProps) {
  const [copied, setCopied] = useState<string | null>(null);
  const id = useId();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(secret);
      setCopied('Copied');
    } catch {
      setCopied('Not copied: select the text and copy it yourself');
    }
  };
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={id}>
      <DialogTitle id={id}>{title}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <p style={{ margin: 0 }}>{says}</p>
        <OutlinedInput
          readOnly
          autoFocus
          value={secret}
          inputProps={{ 'aria-label': label }}
          onFocus={(event) => event.target.select()}
        />
        <span role="status">{copied}</span>
      </DialogContent>
      <DialogActions>
        <Button size="large" onClick={onClose}>
          Done
        </Button>
        <Button size="large" variant="contained" onClick={() => void copy()}>
          Copy
        </Button>
      </DialogActions>
    </Dialog>
  );
}
