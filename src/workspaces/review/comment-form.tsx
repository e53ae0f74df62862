import Button from '@mui/material/Button';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useState } from 'react';
import type { ReviewAnchor } from '#domain/review/review-anchor.ts';
import type { Surface } from '#ui/grading-surface/surface-context.tsx';
import { LocatorChip } from '#ui/locator-chip.tsx';
import { anchorText } from '#ui/grading-surface/anchor-text.ts';
import { Card } from './card.ts';

interface CommentFormProps {
  readonly surface: Surface;
  readonly anchor: ReviewAnchor;
  readonly canSend: boolean;
  readonly onCancel: () => void;
  readonly onAdd: (text: string) => void;
  readonly onInside: (text: string) => void;
}

/** A new comment on its place; Ctrl Enter adds it to what goes with the decision. */
export function CommentForm({
  surface,
  anchor,
  canSend,
  onCancel,
  onAdd,
  onInside,
}: CommentFormProps) {
  const [text, setText] = useState('');
  const place = anchorText(surface, anchor);
  const add = () => {
    const written = text.trim();
    if (written !== '') (canSend ? onAdd : onInside)(written);
  };
  return (
    <Card aria-label={`New comment on ${place}`}>
      <header>
        <b>Comment</b>
        <LocatorChip locator={place} />
      </header>
      {'quote' in anchor && <blockquote>{anchor.quote}</blockquote>}
      <OutlinedInput
        multiline
        autoFocus
        minRows={2}
        fullWidth
        value={text}
        inputProps={{ 'aria-label': `Comment on ${place}`, maxLength: 10_000 }}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onCancel();
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            add();
          }
        }}
      />
      <footer>
        {canSend && (
          <Button size="small" variant="contained" onClick={add}>
            Add comment
          </Button>
        )}
        <Button size="small" onClick={() => text.trim() !== '' && onInside(text.trim())}>
          Only for reviewers
        </Button>
        <Button size="small" variant="text" onClick={onCancel}>
          Cancel
        </Button>
      </footer>
    </Card>
  );
}
