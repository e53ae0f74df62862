import Button from '@mui/material/Button';
import OutlinedInput from '@mui/material/OutlinedInput';
import { styled } from '@mui/material/styles';
import { useStore } from 'zustand';
import { useBackend } from '#queries/backend-context.tsx';
import { openThread } from '#queries/review-commands.ts';
import { anchorText } from '#ui/grading-surface/anchor-text.ts';
import { goToAnchor } from '#ui/grading-surface/go-to-anchor.ts';
import { useSurface } from '#ui/grading-surface/surface-context.tsx';
import { KeyHint } from '#ui/key-hint.tsx';
import { LocatorChip } from '#ui/locator-chip.tsx';
import { Card } from './card.ts';
import { CommentForm } from './comment-form.tsx';
import type { ReviewPanelProps } from './review-panel.tsx';
import { RewriteTexts } from './rewrite-texts.tsx';
import { ThreadCard } from './thread-card.tsx';

/** Comments that go with the decision, threads that are there, and the note about the whole. */
export function CommentList(props: ReviewPanelProps) {
  const { projectId, work, unveiled, draft, commenting, onComment, onCommented, onChanged } = props;
  const surface = useSurface();
  const backend = useBackend();
  const comments = useStore(draft, (state) => state.comments);
  const note = useStore(draft, (state) => state.note);
  const { state, mayDecide } = work.review;
  const decidable = mayDecide && state !== 'accepted' && state !== 'returned';
  return (
    <List>
      {commenting && (
        <CommentForm
          key={JSON.stringify(commenting)}
          surface={surface}
          anchor={commenting}
          canSend={decidable}
          onCancel={onCommented}
          onAdd={(text) => {
            const id = crypto.randomUUID();
            draft.setState((now) => ({
              comments: [...now.comments, { id, anchor: commenting, text }],
            }));
            onCommented();
          }}
          onInside={(text) => {
            void openThread(
              backend,
              { projectId, reviewId: work.review.id },
              { anchor: commenting, text },
            ).then(onChanged);
            onCommented();
          }}
        />
      )}
      {comments.map((each, index) => (
        <Card key={each.id} aria-label={`Comment ${index + 1}, draft`}>
          <header>
            <b>{index + 1} · You</b> draft
            <LocatorChip
              locator={anchorText(surface, each.anchor)}
              what="Commented place"
              onGo={() => goToAnchor(surface, each.anchor)}
            />
          </header>
          <p>{each.text}</p>
          <Button
            size="small"
            variant="text"
            color="error"
            onClick={() =>
              draft.setState((now) => ({
                comments: now.comments.filter(({ id }) => id !== each.id),
              }))
            }
          >
            Delete
          </Button>
        </Card>
      ))}
      {decidable && (
        <Note>
          <Button
            size="small"
            aria-keyshortcuts="C"
            onClick={() => onComment()}
            endIcon={<KeyHint keys="C" />}
          >
            Comment on the selection or verdict
          </Button>
          <span>Note with the decision</span>
          <OutlinedInput
            multiline
            minRows={2}
            maxRows={8}
            fullWidth
            value={note}
            inputProps={{ 'aria-label': 'Note with the decision', maxLength: 10_000 }}
            onChange={(event) => draft.setState({ note: event.target.value })}
          />
        </Note>
      )}
      {unveiled.threads.map((thread) => (
        <ThreadCard
          key={thread.id}
          projectId={projectId}
          thread={thread}
          place={anchorText(surface, thread.anchor)}
          onGo={() => goToAnchor(surface, thread.anchor)}
          onChanged={onChanged}
        />
      ))}
      <RewriteTexts
        fields={unveiled.submission.fields}
        anchors={[...comments, ...unveiled.threads].map(({ anchor }) => anchor)}
        onComment={onComment}
      />
    </List>
  );
}

const List = styled('div')({ display: 'flex', flexDirection: 'column', gap: 8, padding: '10px 0' });

const Note = styled('div')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'flex-start',
  gap: 8,
  padding: '0 12px 8px',
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  '& > span': theme.typography.subtitle2,
}));
