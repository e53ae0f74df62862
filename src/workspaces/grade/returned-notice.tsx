import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { MessageSquareWarning } from 'lucide-react';
import { useEffect, useState } from 'react';
import { gradesOfDraft } from '#domain/draft/grades-of-draft.ts';
import type { DraftFields } from '#domain/draft/draft-fields.ts';
import { gradeDifferences, type GradeDifference } from '#domain/review/grade-differences.ts';
import type { ReturnedWork, ReviewThread } from '#domain/review/review.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { askBack } from '#queries/review-commands.ts';
import { anchorText } from '#ui/grading-surface/anchor-text.ts';
import { goToAnchor } from '#ui/grading-surface/go-to-anchor.ts';
import type { Surface } from '#ui/grading-surface/surface-context.tsx';
import { useDraftSlice } from '#ui/grading-surface/use-draft-slice.ts';
import { Icon } from '#ui/icon.tsx';
import { LocatorChip } from '#ui/locator-chip.tsx';
import { AskBackForm } from './ask-back-form.tsx';
import { DisputeForm } from './dispute-form.tsx';

interface ReturnedNoticeProps {
  readonly surface: Surface;
  readonly assignmentId: string;
  readonly returned: ReturnedWork;
  /** The work was disputed: it is out of this expert's hands, and the next task comes. */
  readonly onDisputed: () => void;
}

/** Work that came back: the comment that one stands on, what can be answered, what changed since. */
export function ReturnedNotice({
  surface,
  assignmentId,
  returned,
  onDisputed,
}: ReturnedNoticeProps) {
  const backend = useBackend();
  const { projectId } = surface.task;
  const [threads, setThreads] = useState(returned.threads);
  const [at, setAt] = useState(0);
  const [open, setOpen] = useState<'dispute' | 'ask' | null>(null);
  const thread = threads[at];

  // Opens on the first comment, once.
  useEffect(() => {
    const first = returned.threads[0];
    if (first) goToAnchor(surface, first.anchor);
  }, [surface, returned]);

  const move = (step: 1 | -1) => {
    const next = Math.max(0, Math.min(threads.length - 1, at + step));
    const to = threads[next];
    setAt(next);
    if (to) goToAnchor(surface, to.anchor);
  };

  return (
    <Notice aria-label="Returned work">
      <Icon of={MessageSquareWarning} size={16} />
      <div>
        <header>
          <b>
            {returned.final
              ? 'A second reviewer has decided: please change it'
              : `A reviewer sent this back, round ${returned.round}`}
          </b>
          {threads.length > 0 && (
            <span>
              Comment {at + 1} of {threads.length}
            </span>
          )}
          {threads.length > 1 && (
            <>
              <Button size="small" onClick={() => move(-1)}>
                Previous comment
              </Button>
              <Button size="small" onClick={() => move(1)}>
                Next comment
              </Button>
            </>
          )}
          {thread && (
            <Button size="small" onClick={() => setOpen(open === 'ask' ? null : 'ask')}>
              Ask back
            </Button>
          )}
          {!returned.final && (
            <Button size="small" onClick={() => setOpen(open === 'dispute' ? null : 'dispute')}>
              Dispute
            </Button>
          )}
        </header>
        {returned.note && <p>“{returned.note}”</p>}
        {returned.dispute?.answer && returned.dispute.answer !== returned.note && (
          <p>On your dispute: “{returned.dispute.answer}”</p>
        )}
        {thread && (
          <Comment
            thread={thread}
            place={anchorText(surface, thread.anchor)}
            onGo={() => goToAnchor(surface, thread.anchor)}
          />
        )}
        <Changed surface={surface} submitted={returned.submitted} />
        {open === 'ask' && thread && (
          <AskBackForm
            onCancel={() => setOpen(null)}
            onSend={async (text) => {
              const { thread: next } = await askBack(
                backend,
                { projectId, threadId: thread.id },
                text,
              );
              setThreads((all) => all.map((each) => (each.id === next.id ? next : each)));
              setOpen(null);
            }}
          />
        )}
        {open === 'dispute' && (
          <DisputeForm
            projectId={projectId}
            assignmentId={assignmentId}
            onCancel={() => setOpen(null)}
            onDisputed={onDisputed}
          />
        )}
      </div>
    </Notice>
  );
}

interface CommentProps {
  readonly thread: ReviewThread;
  readonly place: string;
  readonly onGo: () => void;
}

function Comment({ thread, place, onGo }: CommentProps) {
  return (
    <>
      {thread.messages.map((message) => (
        <p key={message.id} data-comment="">
          <LocatorChip locator={place} what="Commented place" onGo={onGo} /> <b>{message.author}</b>{' '}
          {message.text}
        </p>
      ))}
      {'quote' in thread.anchor && thread.anchor.quote !== '' && (
        <blockquote>{thread.anchor.quote}</blockquote>
      )}
    </>
  );
}

/** What differs from the answers that came back, as the expert goes on. */
function Changed({ surface, submitted }: { surface: Surface; submitted: DraftFields }) {
  const fields = useDraftSlice(surface.draft, allAnswers);
  const changes = gradeDifferences(gradesOfDraft(submitted).grades, gradesOfDraft(fields).grades, {
    texts: true,
  });
  if (changes.length === 0) return <p>Nothing is changed yet.</p>;
  return (
    <p>
      Changed since it came back: {changes.map((each) => changeText(surface, each)).join(' · ')}
    </p>
  );
}

const allAnswers = ['verdict/', 'explanation/', 'answer/', 'text/', 'rewrite/'] as const;

function changeText(surface: Surface, change: GradeDifference): string {
  const letter = (id: string | null) =>
    surface.responses.find((each) => each.id === id)?.letter ?? '';
  switch (change.kind) {
    case 'verdict':
      return anchorText(surface, change);
    case 'answer':
      return [change.question, letter(change.responseId)].filter(Boolean).join(' ');
    case 'rewrite':
      return `Rewrite of ${letter(change.responseId)}`;
  }
}

const Notice = styled('section')(({ theme }) => ({
  ...theme.typography.cell,
  display: 'flex',
  gap: 9,
  maxHeight: '34vh',
  overflow: 'auto',
  padding: '8px 16px 8px 13px',
  borderLeft: `3px solid ${theme.vars.palette.primary.main}`,
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  backgroundColor: theme.vars.palette.background.paper,
  '& > svg': { flex: 'none', marginTop: 4, color: theme.vars.palette.primary.main },
  '& > div': { flex: '1 1 auto', minWidth: 0 },
  '& header': { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 8 },
  '& header > span': { color: theme.vars.palette.text.secondary },
  '& b': { fontWeight: 600 },
  '& p': { margin: '2px 0', color: theme.vars.palette.text.secondary, overflowWrap: 'anywhere' },
  '& p[data-comment]': { color: theme.vars.palette.text.primary },
  '& blockquote': { ...theme.typography.quote, margin: '2px 0' },
}));
