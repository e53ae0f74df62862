import Button from '@mui/material/Button';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useState } from 'react';

interface AskBackFormProps {
  readonly onSend: (text: string) => Promise<void>;
  readonly onCancel: () => void;
}

/** A question to the reviewer about one comment; the work stays with the expert meanwhile. */
export function AskBackForm({ onSend, onCancel }: AskBackFormProps) {
  const [text, setText] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const send = () => {
    const written = text.trim();
    if (written === '') return;
    onSend(written).catch((error: unknown) =>
      setRefused(error instanceof Error ? error.message : String(error)),
    );
  };
  return (
    <div style={{ display: 'flex', gap: 6, marginTop: 6, maxWidth: 640 }}>
      <OutlinedInput
        size="small"
        fullWidth
        autoFocus
        value={text}
        inputProps={{ 'aria-label': 'Question to the reviewer', maxLength: 10_000 }}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') send();
          if (event.key === 'Escape') onCancel();
        }}
      />
      <Button size="small" onClick={send}>
        Send
      </Button>
      <Button size="small" variant="text" onClick={onCancel}>
        Cancel
      </Button>
      {refused && <span role="alert">{refused}</span>}
    </div>
  );
}
