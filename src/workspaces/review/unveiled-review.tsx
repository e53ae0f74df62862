import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { fieldName } from '#domain/draft/field-name.ts';
import type { DraftFields } from '#domain/draft/draft-fields.ts';
import type { DecisionKind } from '#domain/review/review.ts';
import type { ReviewAnchor } from '#domain/review/review-anchor.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { decideReview, type Decision } from '#queries/review-commands.ts';
import { reviewsKey, type ReviewWork, type Unveiled } from '#queries/reviews.ts';
import { BlindGrading } from '#ui/grading-surface/blind-grading.tsx';
import { createSurface } from '#ui/grading-surface/create-surface.ts';
import { InstructionsDialog } from '#ui/grading-surface/instructions-dialog.tsx';
import { selectionIn } from '#ui/grading-surface/judging.ts';
import { memoryDraft } from '#ui/grading-surface/memory-draft.ts';
import { ReadingZone } from '#ui/grading-surface/reading-zone.tsx';
import { SurfaceProvider } from '#ui/grading-surface/surface-context.tsx';
import { useScreenEntry, type ScreenEntry } from '#ui/screen-register.tsx';
import { fixedFields, reviewDraft } from './review-draft.ts';
import { ReviewPanel } from './review-panel.tsx';
import { reviewShortcuts } from './review-shortcuts.ts';
import { useCommentMarks } from './use-comment-marks.ts';
import { useReviewKeys } from './use-review-keys.ts';

interface UnveiledReviewProps {
  readonly projectId: string;
  readonly accountId: string;
  readonly work: ReviewWork;
  readonly unveiled: Unveiled;
  readonly onDecided: () => void;
  readonly onChanged: () => void;
}

export type PanelView = 'differ' | 'all' | 'comments';

/** The submission beside its task: what the expert marked, what differs, comments, decision. */
export function UnveiledReview(props: UnveiledReviewProps) {
  const { projectId, accountId, work, unveiled, onDecided } = props;
  const reviewId = work.review.id;
  const backend = useBackend();
  const client = useQueryClient();
  const [draft] = useState(() => reviewDraft(accountId, reviewId, work.annotationId));
  const comments = useStore(draft, (state) => state.comments);
  const [surface] = useState(() =>
    createSurface({
      task: work.task,
      settings: work.settings,
      settingsVersion: work.settingsVersion,
      draft: memoryDraft(withoutCursor(unveiled.submission.fields)),
      readOnly: true,
    }),
  );
  useCommentMarks(surface, comments, unveiled.threads);
  const [view, setView] = useState<PanelView>('differ');
  const [commenting, setCommenting] = useState<ReviewAnchor | null>(null);
  const [fixing, setFixing] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const sent = useRef<{ what: string; key: string } | null>(null);
  useScreenEntry(entry);

  const decide = useMutation({
    mutationFn: (decision: Decision) => {
      // The same decision again, after a lost answer, goes under the same key.
      const what = JSON.stringify(decision);
      if (sent.current?.what !== what)
        sent.current = { what, key: `review:${crypto.randomUUID()}` };
      return decideReview(backend, { projectId, reviewId }, sent.current.key, decision);
    },
    onSuccess: async () => {
      draft.forget();
      onDecided();
      await client.invalidateQueries({ queryKey: reviewsKey(projectId) });
    },
    onError: (error) => setRefusal(error.message),
  });

  const decision = (kind: DecisionKind, fields?: DraftFields): Decision => ({
    annotationId: work.annotationId,
    kind,
    note: draft.getState().note,
    comments: comments.map(({ anchor, text }) => ({ anchor, text })),
    ...(fields && { fields }),
  });

  const actions = useMemo(
    () => ({
      comment: (anchor?: ReviewAnchor) => {
        setCommenting(anchor ?? anchorHere());
        setView('comments');
      },
      fix: () => setFixing(true),
      show: setView,
    }),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the surface is one for the life of this screen
    [surface],
  );

  /** What is selected in a response or a document, else the verdict that the reviewer stands on. */
  function anchorHere(): ReviewAnchor {
    const { criterionId, responseId } = surface.store.getState();
    const selected = selectionIn(surface);
    if (selected) {
      const { marked, selection } = selected;
      const { start, end, quote, locator, messageIndex } = selection;
      const span = { start, end, quote, locator };
      return marked.kind === 'document'
        ? { kind: 'document-span', documentId: marked.documentId, ...span }
        : {
            kind: 'response-span',
            responseId: marked.responseId,
            ...span,
            ...(messageIndex !== undefined && { messageIndex }),
          };
    }
    return criterionId === null ? { kind: 'task' } : { kind: 'verdict', criterionId, responseId };
  }

  function send(kind: DecisionKind): void {
    setRefusal(null);
    const needsWords = kind === 'return' || kind === 'dismiss';
    if (needsWords && comments.length === 0 && draft.getState().note.trim() === '') {
      setView('comments');
      setRefusal('Say what is to be changed: a comment on its place (C), or a note.');
      return;
    }
    decide.mutate(decision(kind));
  }

  useReviewKeys(surface, {
    onComment: () => actions.comment(),
    onAccept: () => send('accept'),
    onFix: actions.fix,
    onReturn: () => send('return'),
    enabled: !fixing && work.review.mayDecide,
  });

  if (fixing) {
    return (
      <BlindGrading
        task={work.task}
        settings={work.settings}
        settingsVersion={work.settingsVersion}
        keptAs={`fix:${accountId}:${reviewId}:${work.annotationId}`}
        initial={fixedFields(withoutCursor(unveiled.submission.fields), draft.getState().fixes)}
        action="Accept my version"
        complete
        busy={decide.isPending}
        also={
          <Button variant="text" onClick={() => setFixing(false)}>
            Back to review
          </Button>
        }
        onDone={async (fields) => {
          await decide.mutateAsync(decision('fix', fields));
        }}
      />
    );
  }

  return (
    <SurfaceProvider value={surface}>
      <Columns>
        <ReadingZone />
        <ReviewPanel
          projectId={projectId}
          work={work}
          unveiled={unveiled}
          draft={draft}
          view={view}
          onView={setView}
          commenting={commenting}
          onComment={actions.comment}
          onCommented={() => {
            setCommenting(null);
            setRefusal(null);
          }}
          refusal={refusal}
          busy={decide.isPending}
          onDecide={send}
          onFix={actions.fix}
          onChanged={props.onChanged}
        />
      </Columns>
      <InstructionsDialog />
    </SurfaceProvider>
  );
}

/** A reviewer begins where the rubric begins, not where the expert stopped. */
function withoutCursor(fields: DraftFields): DraftFields {
  return Object.fromEntries(
    Object.entries(fields).filter(([name]) => name !== fieldName({ kind: 'cursor' })),
  );
}

const entry: ScreenEntry = {
  screen: 'Review',
  shortcuts: () => reviewShortcuts,
  commands: () => [],
};

const Columns = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) 440px',
  gridTemplateRows: 'minmax(0, 1fr)',
  '& > :last-child': { borderLeft: `1px solid ${theme.vars.palette.divider}` },
  '@media (max-width: 1279px)': { gridTemplateColumns: 'minmax(0, 1fr) 400px' },
}));
