import Button from '@mui/material/Button';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useState } from 'react';
import type { ReviewThread } from '#domain/review/review.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { answerThread, resolveThread } from '#queries/review-commands.ts';
import { LocatorChip } from '#ui/locator-chip.tsx';
import { Card } from './card.ts';

interface ThreadCardProps {
  readonly projectId: string;
  readonly thread: ReviewThread;
  readonly place: string;
  readonly onGo: () => void;
  readonly onChanged: () => void;
}

/** A thread with its answers; `@Name` tells somebody, resolving folds it. */
export function ThreadCard({ projectId, thread, place, onGo, onChanged }: ThreadCardProps) {
  const backend = useBackend();
  const [text, setText] = useState('');
  const at = { projectId, threadId: thread.id };
  const resolved = thread.resolvedAt !== null;
  const answer = () => {
    const written = text.trim();
    if (written === '') return;
    setText('');
    void answerThread(backend, at, written).then(onChanged);
  };
  return (
    <Card aria-label={`Thread on ${place}`}>
      <header>
        <span>
          round {thread.round}
          {thread.toExpert ? '' : ' · only reviewers'}
          {resolved && ' · Resolved'}
        </span>
        <LocatorChip locator={place} what="Commented place" onGo={onGo} />
      </header>
      {'quote' in thread.anchor && <blockquote>{thread.anchor.quote}</blockquote>}
      {thread.messages.map((message) => (
        <p key={message.id}>
          <b>{message.mine ? 'You' : message.author}</b> {message.text}
        </p>
      ))}
      {!resolved && (
        <OutlinedInput
          size="small"
          fullWidth
          placeholder="Answer; @Name tells somebody"
          value={text}
          inputProps={{ 'aria-label': `Answer on ${place}`, maxLength: 10_000 }}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && answer()}
        />
      )}
      <footer>
        {!resolved && (
          <Button size="small" onClick={answer}>
            Answer
          </Button>
        )}
        <Button
          size="small"
          variant="text"
          onClick={() => void resolveThread(backend, at, !resolved).then(onChanged)}
        >
          {resolved ? 'Open again' : 'Resolve'}
        </Button>
      </footer>
    </Card>
  );
}
