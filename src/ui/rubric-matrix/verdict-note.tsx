import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useEffect, useRef } from 'react';
import { KeyHint } from '#ui/key-hint.tsx';
import { TextBox } from '#ui/text-box.tsx';

interface NoteButtonProps {
  readonly onOpen: () => void;
  readonly showKey: boolean;
}

export function NoteButton({ onOpen, showKey }: NoteButtonProps) {
  return (
    <Button
      variant="text"
      size="small"
      data-note-button=""
      aria-keyshortcuts="e"
      onClick={onOpen}
      endIcon={showKey && <KeyHint keys="E" />}
    >
      Note
    </Button>
  );
}

interface NoteFieldProps {
  readonly label: string;
  readonly text: string;
  readonly autoFocus: boolean;
  readonly onChange: (text: string) => void;
  readonly onDone: () => void;
}

/** The explanation of a verdict; `Esc` leaves it. */
export function NoteField({ label, text, autoFocus, onChange, onDone }: NoteFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (autoFocus) field.current?.focus();
  }, [autoFocus]);
  return (
    <Note
      ref={field}
      aria-label={label}
      data-note=""
      maxLength={4000}
      maxRows={6}
      value={text}
      onChange={(event) => onChange(event.target.value)}
      onBlur={onDone}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && event.target instanceof HTMLElement) event.target.blur();
      }}
      placeholder="Why this verdict?"
    />
  );
}

const Note = styled(TextBox)(({ theme }) => ({
  ...theme.typography.cell,
  margin: '2px 0',
}));
