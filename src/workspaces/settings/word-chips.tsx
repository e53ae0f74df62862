import { styled } from '@mui/material/styles';
import { X } from 'lucide-react';
import { useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { Icon } from '#ui/icon.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';

interface WordChipsProps {
  readonly name: string;
  readonly words: readonly string[];
  /** Words that are not among these are tinted as new. */
  readonly published: readonly string[];
  readonly onChange: (words: string[]) => void;
}

/** A list of words in a field: Enter or a pasted list adds, Backspace in the empty field removes. */
export function WordChips({ name, words, published, onChange }: WordChipsProps) {
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState('');
  const field = useRef<HTMLInputElement>(null);

  const add = (texts: readonly string[]) => {
    const known = new Set(words.map((word) => word.toLowerCase()));
    const fresh = texts
      .map((text) => text.trim())
      .filter(
        (text) => text !== '' && !known.has(text.toLowerCase()) && known.add(text.toLowerCase()),
      );
    if (fresh.length > 0) onChange([...words, ...fresh]);
    setSaid(fresh.length > 0 ? `${fresh.join(', ')} added` : 'Already in the list');
    setTyped('');
  };
  const remove = (word: string) => {
    onChange(words.filter((each) => each !== word));
    setSaid(`${word} removed`);
    field.current?.focus();
  };
  const byKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if ((event.key === 'Enter' || event.key === ',') && typed.trim() !== '') {
      event.preventDefault();
      add([typed]);
    }
    const last = words.at(-1);
    if (event.key === 'Backspace' && typed === '' && last !== undefined) remove(last);
  };
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text');
    if (!/[\n,;\t]/.test(text)) return;
    event.preventDefault();
    add(text.split(/[\n,;\t]/));
  };
  return (
    <Frame>
      <ul aria-label={name}>
        {words.map((word) => (
          <li key={word} data-new={!published.includes(word) || undefined}>
            {word}
            <button type="button" aria-label={`Remove ${word}`} onClick={() => remove(word)}>
              <Icon of={X} size={12} />
            </button>
          </li>
        ))}
      </ul>
      <input
        ref={field}
        aria-label="Add a word"
        placeholder="Add a word"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={byKey}
        onPaste={paste}
        onBlur={() => typed.trim() !== '' && add([typed])}
      />
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </Frame>
  );
}

const Frame = styled('div')(({ theme }) => ({
  ...theme.typography.cell,
  position: 'relative',
  display: 'flex',
  flexWrap: 'wrap',
  gap: 6,
  padding: 5,
  border: `1px solid ${theme.vars.palette.control}`,
  borderRadius: 4,
  backgroundColor: theme.vars.palette.background.paper,
  '&:has(> input:focus-visible)': { ...theme.focusVisible },
  '& ul': { display: 'contents', listStyle: 'none' },
  '& li': {
    display: 'inline-flex',
    alignItems: 'center',
    minHeight: 24,
    paddingLeft: 7,
    border: `1px solid ${theme.vars.palette.line2}`,
    borderRadius: 3,
    overflowWrap: 'anywhere',
  },
  '& li[data-new]': {
    color: theme.vars.palette.primary.main,
    borderColor: theme.vars.palette.primary.edge,
    backgroundColor: theme.vars.palette.primary.tint,
  },
  '& li button': {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    width: 24,
    height: 24,
    padding: 0,
    border: 0,
    borderRadius: 3,
    color: 'inherit',
    background: 'none',
    cursor: 'pointer',
    '&:hover': { backgroundColor: theme.vars.palette.action.hover },
  },
  '& > input': {
    ...theme.typography.cell,
    flex: '1 1 7rem',
    minWidth: '7rem',
    minHeight: 24,
    padding: '0 4px',
    border: 0,
    outline: 'none',
    color: 'inherit',
    background: 'none',
  },
}));
