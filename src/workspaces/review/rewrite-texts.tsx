import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useRef } from 'react';
import type { DraftFields } from '#domain/draft/draft-fields.ts';
import { gradesOfDraft } from '#domain/draft/grades-of-draft.ts';
import { findQuote, quoteOf } from '#domain/review/find-quote.ts';
import type { ReviewAnchor } from '#domain/review/review-anchor.ts';
import { originalText } from '#ui/grading-surface/rewriting.ts';
import { useSurface } from '#ui/grading-surface/surface-context.tsx';
import { selectedRange } from '#ui/response-pane/pane-selection.ts';
import { WordDiff } from '#ui/word-diff.tsx';

type RewriteAnchor = Extract<ReviewAnchor, { kind: 'rewrite-span' }>;

interface RewriteTextsProps {
  readonly fields: DraftFields;
  /** What comments are about; those on a rewrite are drawn in it. */
  readonly anchors: readonly ReviewAnchor[];
  readonly onComment: (anchor: ReviewAnchor) => void;
}

/** Rewrites as they were written, with what changed; a selection in one can be commented on. */
export function RewriteTexts({ fields, anchors, onComment }: RewriteTextsProps) {
  const surface = useSurface();
  const { rewrites } = gradesOfDraft(fields).grades;
  return rewrites.map(({ responseId, text }) => (
    <Rewrite
      key={responseId}
      responseId={responseId}
      letter={surface.responses.find(({ id }) => id === responseId)?.letter ?? '?'}
      before={originalText(surface, responseId)}
      text={text}
      commented={anchors.filter(
        (each): each is RewriteAnchor =>
          each.kind === 'rewrite-span' && each.responseId === responseId,
      )}
      onComment={onComment}
    />
  ));
}

interface RewriteProps {
  readonly responseId: string;
  readonly letter: string;
  readonly before: string;
  readonly text: string;
  readonly commented: readonly RewriteAnchor[];
  readonly onComment: (anchor: ReviewAnchor) => void;
}

function Rewrite({ responseId, letter, before, text, commented, onComment }: RewriteProps) {
  const place = useRef<HTMLDivElement>(null);
  const comment = () => {
    const span = (place.current && selectedSpan(place.current)) ?? { start: 0, end: text.length };
    const { start, quote, before: above, after } = quoteOf(text, span.start, span.end);
    const end = Math.max(span.end, start + 1);
    onComment({ kind: 'rewrite-span', responseId, start, end, quote, before: above, after });
  };
  return (
    <Part aria-label={`Rewrite of response ${letter}`}>
      <header>
        <b>Rewrite of {letter}</b>
        <Button size="small" onClick={comment}>
          Comment on the selection
        </Button>
      </header>
      <div ref={place} data-rewrite-of={responseId}>
        {piecesOf(text, commented).map(({ start, end, anchor }) =>
          anchor === null ? (
            text.slice(start, end)
          ) : (
            <mark key={start} data-start={anchor.start}>
              {text.slice(start, end)}
            </mark>
          ),
        )}
      </div>
      <details>
        <summary>Changed words</summary>
        <WordDiff before={before} after={text} />
      </details>
    </Part>
  );
}

/** The text in pieces, those that a comment is about with its anchor; overlapping ones begin later. */
function piecesOf(text: string, anchors: readonly RewriteAnchor[]) {
  const found = anchors
    .flatMap((anchor) => {
      const span = findQuote(text, anchor);
      return span ? [{ ...span, anchor }] : [];
    })
    .toSorted((a, b) => a.start - b.start);
  const pieces: { start: number; end: number; anchor: RewriteAnchor | null }[] = [];
  let at = 0;
  for (const { start, end, anchor } of found) {
    if (end <= at) continue;
    if (start > at) pieces.push({ start: at, end: start, anchor: null });
    pieces.push({ start: Math.max(start, at), end, anchor });
    at = end;
  }
  return [...pieces, { start: at, end: text.length, anchor: null }];
}

/** What is selected in an element that shows a text and nothing else, in units of that text. */
function selectedSpan(element: HTMLElement): { start: number; end: number } | null {
  const range = selectedRange(element);
  if (range === null) return null;
  const before = new Range();
  before.setStart(element, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const start = before.toString().length;
  return { start, end: start + range.toString().length };
}

const Part = styled('section')(({ theme }) => ({
  padding: '8px 16px',
  borderTop: `1px solid ${theme.vars.palette.divider}`,
  '& header': {
    ...theme.typography.cell,
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'center',
  },
  '& > div, & details': {
    ...theme.typography.quoteLong,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  '& mark': {
    color: 'inherit',
    backgroundColor: theme.vars.palette.evidence,
    borderBottom: `1.5px solid ${theme.vars.palette.primary.main}`,
  },
  '& summary': { ...theme.typography.meta, cursor: 'pointer' },
}));
