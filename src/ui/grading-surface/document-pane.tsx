import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { ArrowLeft } from 'lucide-react';
import { Suspense, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { MarkedPlace } from '#domain/draft/highlight.ts';
import type { TaskDocument } from '#domain/task/document.ts';
import { Icon } from '#ui/icon.tsx';
import { KeyHint } from '#ui/key-hint.tsx';
import { SelectionPlace } from '#ui/response-pane/pane-places.tsx';
import { paneSelection } from '#ui/response-pane/pane-selection.ts';
import type { SelectionIntent } from '#ui/response-pane/response-pane-props.ts';
import { pulse, scrollToSpan } from '#ui/response-pane/scroll-to-place.ts';
import { useSelectionBar } from '#ui/response-pane/use-selection-bar.ts';
import { MarkdownText } from '#ui/viewers/markdown/markdown-text.tsx';
import { textLanguage } from '#ui/viewers/markdown/text-language.ts';
import { evidenceMark } from '#ui/viewers/markdown/text-mark.ts';
import type { DrawnHighlight, TextSelection } from '#ui/viewers/markdown/text-span.ts';
import { CommentDialog } from './comment-dialog.tsx';
import { documentModel } from './document-model.ts';
import { focusCurrentVerdict } from './go-to.ts';
import { selectionLabels } from './selection-labels.ts';
import {
  registerDocument,
  useSurface,
  useSurfaceState,
  type DocumentPaneHandle,
} from './surface-context.tsx';
import { stand } from './surface-store.ts';
import { useCriterionNumber } from './use-criterion-number.ts';
import { markKey, useDrawnHighlights } from './use-drawn-highlights.ts';

/** Longer names are cut in a locator: its chip stands beside a verdict. */
const longestName = 28;

/**
 * An attachment in the prompt's place, beside the responses that it speaks for. What is selected
 * in it becomes evidence, is labelled or commented, exactly as in a response.
 */
export function DocumentPane({ document: shown }: { readonly document: TaskDocument }) {
  const surface = useSurface();
  const { store, settings, actions, readOnly, documentPane, responses } = surface;
  const style = useSurfaceState((state) => state.preferences.style);
  const highlights = useDrawnHighlights();
  const criterionNumber = useCriterionNumber();
  const model = useMemo(() => documentModel(shown), [shown]);
  const place: MarkedPlace = useMemo(() => ({ kind: 'document', documentId: shown.id }), [shown]);
  const drawn = highlights.get(markKey(place)) ?? noHighlights;
  const marks = useMemo(() => drawn.map((each) => evidenceMark(model, each)), [drawn, model]);
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const bar = useSelectionBar(content, !readOnly);
  const [commenting, setCommenting] = useState<TextSelection | null>(null);

  useEffect(() => {
    const focus = () => scroller.current?.focus({ preventScroll: true });
    const selection = (): TextSelection | null => {
      const found = content.current && paneSelection(content.current, model);
      return found && { ...found, locator: `${shortName(shown.name)} ${found.locator}`.trim() };
    };
    const handle: DocumentPaneHandle = {
      documentId: shown.id,
      selection,
      clearSelection: () => document.getSelection()?.removeAllRanges(),
      scrollToHighlight(id) {
        const root = content.current;
        const found = root !== null && pulse(root, `[data-highlight="${CSS.escape(id)}"]`);
        if (found) focus();
        return found;
      },
      scrollToSpan(start) {
        if (content.current) scrollToSpan(content.current, { start, end: start + 1 });
      },
      focus,
    };
    return registerDocument(surface, handle);
  }, [surface, model, shown]);

  const close = () => {
    store.setState({ documentId: null });
    focusCurrentVerdict();
  };
  const onIntent = (intent: SelectionIntent) => {
    const selection = documentPane.current?.selection();
    if (!selection) return;
    const { criterionId, responseId } = store.getState();
    if (intent.kind === 'comment') return setCommenting(selection);
    if (intent.kind === 'label') actions.labelSelection(place, selection, intent.label);
    else if (criterionId !== null) {
      actions.linkEvidence({ criterionId, responseId }, place, selection);
    }
    documentPane.current?.clearSelection();
  };
  const onHighlightPress = (highlightId: string) => {
    const number = drawn.find((each) => each.id === highlightId)?.numbers[0]?.text;
    const criterion = surface.task.rubric?.criteria[Number(number) - 1];
    if (criterion) stand(store, { criterionId: criterion.id }, 'key');
  };
  return (
    <Region
      aria-label={`Document ${shown.name}`}
      data-document={shown.id}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== 'Escape' || commenting) return;
        event.stopPropagation();
        close();
      }}
    >
      <header>
        <Button
          variant="text"
          size="small"
          startIcon={<Icon of={ArrowLeft} size={14} />}
          endIcon={<KeyHint keys="Escape" />}
          onClick={close}
        >
          Prompt
        </Button>
        <h2 title={shown.name}>{shown.name}</h2>
      </header>
      <Body ref={scroller} tabIndex={0} role="group" aria-label={`Text of ${shown.name}`}>
        <div ref={content}>
          {shown.text === undefined ? (
            <p>This document has no text to show here.</p>
          ) : (
            <MarkdownText
              model={model}
              language={textLanguage(shown.text)}
              columns={1}
              style={style}
              marks={marks}
              onHighlightPress={onHighlightPress}
            />
          )}
          {bar && (
            <SelectionPlace
              place={bar}
              criterionNumber={
                criterionNumber === null || responses.length === 0 ? undefined : criterionNumber
              }
              labels={selectionLabels(settings.questions)}
              onIntent={onIntent}
            />
          )}
        </div>
      </Body>
      {commenting && (
        <Suspense fallback={null}>
          <CommentDialog
            quote={commenting.quote}
            onCancel={() => setCommenting(null)}
            onComment={(text) => {
              actions.commentSelection(place, commenting, text);
              setCommenting(null);
            }}
          />
        </Suspense>
      )}
    </Region>
  );
}

const noHighlights: readonly DrawnHighlight[] = [];

function shortName(name: string): string {
  return name.length <= longestName ? name : `${name.slice(0, longestName - 1)}…`;
}

const Region = styled('section')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  minWidth: 0,
  minHeight: 0,
  height: '100%',
  backgroundColor: theme.vars.palette.background.paper,
  '& > header': {
    display: 'flex',
    alignItems: 'center',
    gap: 8,
    flex: 'none',
    boxSizing: 'border-box',
    height: 34,
    padding: '0 16px 0 8px',
    backgroundColor: theme.vars.palette.surface.side,
    borderBottom: `1px solid ${theme.vars.palette.divider}`,
  },
  '& h2': {
    ...theme.typography.subtitle2,
    margin: 0,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
}));

const Body = styled('div')({
  flex: '1 1 0',
  minHeight: 0,
  overflowY: 'auto',
  '&:focus-visible': { outlineOffset: -2 },
  '& > div': { position: 'relative', padding: '12px 16px 40px' },
});
