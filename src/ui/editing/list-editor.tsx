import Button from '@mui/material/Button';
import OutlinedInput from '@mui/material/OutlinedInput';
import { styled } from '@mui/material/styles';
import { Plus, TriangleAlert, X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode } from 'react';
import { Icon } from '#ui/icon.tsx';
import { ToolbarButton } from '#ui/toolbar-button.tsx';
import { moveEntry } from './move-entry.ts';
import { entryAt, ReorderGrip } from './reorder-grip.tsx';

interface ListEditorProps {
  /** Unique on the page, e.g. `questions.2.steps`; faults name it as their place. */
  readonly place: string;
  readonly label: string;
  /** `Step`, `Choice`, `Label`: entries are `Step 1`, and the button says `Add step`. */
  readonly entry: string;
  readonly texts: readonly string[];
  readonly onChange: (texts: string[], moved?: { from: number; to: number }) => void;
  readonly fault?: string | undefined;
  readonly placeholder?: (index: number) => string;
  /** Beside the text of an entry: the severity of a label. */
  readonly beside?: (index: number) => ReactNode;
}

/** Short texts in an order: written, added with Enter, moved, removed. */
export function ListEditor(props: ListEditorProps) {
  const { place, label, entry, texts, onChange } = props;
  const focusAt = (index: number) =>
    requestAnimationFrame(() => {
      entryAt(place, index)?.querySelector<HTMLElement>('input')?.focus();
    });
  const insert = (at: number) => {
    onChange(texts.toSpliced(at, 0, ''));
    focusAt(at);
  };
  const remove = (at: number) => {
    onChange(texts.toSpliced(at, 1));
    focusAt(Math.max(0, Math.min(at, texts.length - 2)));
  };
  const byKey = (event: KeyboardEvent, at: number) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      insert(at + 1);
    }
    if (event.key === 'Backspace' && texts[at] === '' && texts.length > 1) {
      event.preventDefault();
      remove(at);
    }
  };
  return (
    <List data-place={place} role="group" aria-label={label}>
      <span data-label="">{label}</span>
      {texts.map((text, index) => (
        <div key={index} data-entry-of={place} data-entry={index}>
          <ReorderGrip
            name={`${entry} ${index + 1}`}
            list={place}
            index={index}
            count={texts.length}
            onMove={(from, to) => onChange(moveEntry(texts, from, to), { from, to })}
          />
          <i>{index + 1}</i>
          <OutlinedInput
            fullWidth
            inputProps={{ 'aria-label': `${entry} ${index + 1}` }}
            value={text}
            placeholder={props.placeholder?.(index) ?? ''}
            onChange={(event) => onChange(texts.with(index, event.target.value))}
            onKeyDown={(event) => byKey(event, index)}
          />
          {props.beside?.(index)}
          <ToolbarButton
            icon={X}
            size="small"
            name={`Remove ${entry.toLowerCase()} ${index + 1}`}
            onClick={() => remove(index)}
          />
        </div>
      ))}
      <Button
        size="small"
        variant="text"
        startIcon={<Icon of={Plus} size={14} />}
        onClick={() => insert(texts.length)}
      >
        Add {entry.toLowerCase()}
      </Button>
      {props.fault && (
        <em>
          <Icon of={TriangleAlert} size={13} /> {props.fault}
        </em>
      )}
    </List>
  );
}

const List = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: 4,
  justifyItems: 'start',
  '& [data-label]': { ...theme.typography.caption, fontWeight: 600 },
  '& [data-entry]': { display: 'flex', alignItems: 'center', gap: 4, width: '100%' },
  '& i': {
    ...theme.typography.meta,
    flex: 'none',
    width: 16,
    fontStyle: 'normal',
    textAlign: 'right',
    color: theme.vars.palette.text.disabled,
    fontVariantNumeric: 'tabular-nums',
  },
  '& em': {
    ...theme.typography.meta,
    display: 'flex',
    alignItems: 'center',
    gap: 5,
    fontStyle: 'normal',
    color: theme.vars.palette.error.main,
  },
}));
