import { styled } from '@mui/material/styles';
import { Suspense, useCallback, useMemo, useState } from 'react';
import type { BlindResponse } from '#domain/task/response.ts';
import { createScrollGroup } from '#ui/response-pane/create-scroll-group.ts';
import { responseExtent } from '#ui/response-pane/response-extent.ts';
import { ResponsePane } from '#ui/response-pane/response-pane.tsx';
import type { ResponsePaneHandle, SelectionIntent } from '#ui/response-pane/response-pane-props.ts';
import type { LetteredResponse } from '#ui/lettered-response.ts';
import { formatNumber } from '#ui/format-number.ts';
import type { DrawnHighlight, TextSelection } from '#ui/viewers/markdown/text-span.ts';
import { RunsBeside } from '#ui/viewers/trajectory/runs-beside.tsx';
import { useAlignedRuns } from '#ui/viewers/trajectory/use-aligned-runs.ts';
import { patientLazy } from '#ui/patient-lazy.ts';
import type { PaneCapacity } from './pane-capacity.ts';
import { canRewrite, openRewrite } from './rewriting.ts';
import { ResponseTabs } from './response-tabs.tsx';
import { selectionLabels } from './selection-labels.ts';
import { registerPane, useSurface, useSurfaceState } from './surface-context.tsx';
import { stand } from './surface-store.ts';
import { useCriterionNumber } from './use-criterion-number.ts';
import { useDrawnHighlights } from './use-drawn-highlights.ts';
import { useScoreRanges } from './use-surface-grades.ts';

const ResponseSpine = patientLazy(async () => ({
  default: (await import('#ui/response-pane/response-spine.tsx')).ResponseSpine,
}));
const CommentDialog = patientLazy(async () => ({
  default: (await import('./comment-dialog.tsx')).CommentDialog,
}));

/** The responses beside each other; those that do not fit are spines, or one stands under tabs. */
export function ResponsePanes({ capacity }: { readonly capacity: PaneCapacity }) {
  const surface = useSurface();
  const { responses, task, store, settings, readOnly } = surface;
  const responseId = useSurfaceState((state) => state.responseId);
  const recent = useSurfaceState((state) => state.recent);
  const maximised = useSurfaceState((state) => state.maximised);
  const rewriting = useSurfaceState((state) => state.rewriting?.responseId ?? null);
  const compareWords = useSurfaceState((state) => state.compareWords);
  const preferences = useSurfaceState((state) => state.preferences);
  const highlights = useDrawnHighlights();
  const ranges = useScoreRanges();
  const [group] = useState(createScrollGroup);
  const [commenting, setCommenting] = useState<{ id: string; selection: TextSelection } | null>(
    null,
  );
  const labels = useMemo(() => selectionLabels(settings.questions), [settings]);
  const criterionNumber = useCriterionNumber();

  const open = openPanes();
  const byId = new Map(task.responses.map((each) => [each.id, each]));
  const aligned = useAlignedRuns(task.responses, open);
  const firstSpine = responses.find(({ id }) => !open.has(id))?.id;

  return (
    <RunsBeside aligned={aligned} style={preferences.style}>
      <Panes>
        {responses.map((response) => {
          const shown = byId.get(response.id);
          if (!shown) return null;
          if (!open.has(response.id)) {
            return capacity.tabs ? null : spine(response, shown);
          }
          return (
            <div key={response.id} data-pane={response.id} data-zone="" tabIndex={-1}>
              {pane(response, shown)}
            </div>
          );
        })}
        {commenting && (
          <Suspense fallback={null}>
            <CommentDialog
              quote={commenting.selection.quote}
              onCancel={() => setCommenting(null)}
              onComment={(text) => {
                surface.actions.commentSelection(
                  { kind: 'response', responseId: commenting.id },
                  commenting.selection,
                  text,
                );
                setCommenting(null);
              }}
            />
          </Suspense>
        )}
      </Panes>
    </RunsBeside>
  );

  function openPanes(): ReadonlySet<string> {
    if (maximised !== null || capacity.tabs) return new Set([responseId]);
    // While a rewrite is open two panes stay: the rewritten one and the last other.
    if (rewriting !== null) {
      const other = recent.find((id) => id !== rewriting);
      return new Set(capacity.open > 1 && other ? [rewriting, other] : [rewriting]);
    }
    return new Set(recent.slice(0, capacity.open));
  }

  function pane(response: LetteredResponse, shown: BlindResponse) {
    const { id, letter } = response;
    const compared = compareWords ? otherThan(id) : null;
    return (
      <PaneOf
        response={response}
        shown={shown}
        current={id === responseId}
        highlights={highlights.get(id) ?? noMarks}
        props={{
          columns: open.size >= 3 ? 3 : open.size === 2 ? 2 : 1,
          style: preferences.style,
          labels,
          rewriting: rewriting === id,
          maximised: maximised === id,
          readOnly,
          outline: open.size > 1 ? 'none' : window.innerWidth < 1280 ? 'menu' : 'column',
          ...(criterionNumber !== null && { criterionNumber }),
          ...(compared && { compareWith: compared }),
          ...(aligned && { trajectory: { fromStep: aligned.equalSteps } }),
          ...(preferences.scrollTogether && open.size > 1 && { scrollGroup: group }),
          ...(capacity.tabs && {
            // Waits alone: the text and the verdicts beside it stand already.
            headStart: <ResponseTabs responses={responses} responseId={responseId} />,
          }),
          onMakeCurrent: () => {
            if (store.getState().responseId !== id) stand(store, { responseId: id }, 'pointer');
          },
          ...(canRewrite(surface, id) && { onRewrite: () => openRewrite(surface, id) }),
          ...(responses.length > 1 && {
            onMaximise: () => {
              stand(store, { responseId: id }, 'pointer');
              store.setState((now) => ({ maximised: now.maximised === id ? null : id }));
            },
          }),
          onSelection: (selection: TextSelection, intent: SelectionIntent) =>
            onSelection(id, selection, intent),
          onHighlightPress: (highlightId: string) => goToCriterionOf(id, highlightId),
        }}
        key={letter}
      />
    );
  }

  function otherThan(id: string) {
    const other =
      recent.find((each) => each !== id && open.has(each)) ?? recent.find((each) => each !== id);
    const letter = responses.find((each) => each.id === other)?.letter;
    const response = other === undefined ? undefined : byId.get(other);
    return letter && response ? { letter, response } : null;
  }

  function spine({ id, letter }: LetteredResponse, shown: BlindResponse) {
    const range = ranges.get(id) ?? null;
    return (
      <Suspense key={id} fallback={<div style={{ flex: 'none', width: 44 }} />}>
        <ResponseSpine
          letter={letter}
          extent={responseExtent(shown)}
          current={id === responseId}
          score={
            range && {
              counted: range.clampedLow,
              possible: range.clampedHigh,
              text: formatNumber(range.clampedLow, 2),
            }
          }
          {...(id === firstSpine && { keyHint: ']' })}
          onUnfold={() => stand(store, { responseId: id }, 'pointer')}
        />
      </Suspense>
    );
  }

  function onSelection(id: string, selection: TextSelection, intent: SelectionIntent) {
    const { criterionId } = store.getState();
    const marked = { kind: 'response', responseId: id } as const;
    if (intent.kind === 'label') surface.actions.labelSelection(marked, selection, intent.label);
    else if (intent.kind === 'comment') setCommenting({ id, selection });
    else if (criterionId !== null) {
      surface.actions.linkEvidence({ criterionId, responseId: id }, marked, selection);
    }
    if (intent.kind !== 'comment') surface.panes.current.get(id)?.clearSelection();
  }

  /** A mark in the text leads to the first criterion that it is evidence for. */
  function goToCriterionOf(id: string, highlightId: string) {
    const number = highlights.get(id)?.find((each) => each.id === highlightId)?.numbers[0]?.text;
    const criterion = task.rubric?.criteria[Number(number) - 1];
    stand(store, { responseId: id, ...(criterion && { criterionId: criterion.id }) }, 'key');
  }
}

const noMarks: readonly DrawnHighlight[] = [];
type PaneProps = Parameters<typeof ResponsePane>[0];

interface PaneOfProps {
  readonly response: LetteredResponse;
  readonly shown: BlindResponse;
  readonly current: boolean;
  readonly highlights: readonly DrawnHighlight[];
  readonly props: Omit<PaneProps, 'letter' | 'response' | 'current' | 'highlights' | 'ref'>;
}

function PaneOf({ response, shown, current, highlights, props }: PaneOfProps) {
  const surface = useSurface();
  const { id } = response;
  const keep = useCallback(
    (handle: ResponsePaneHandle | null) => registerPane(surface, id, handle),
    [surface, id],
  );
  return (
    <ResponsePane
      ref={keep}
      letter={response.letter}
      response={shown}
      current={current}
      highlights={highlights}
      {...props}
    />
  );
}

const Panes = styled('div')(({ theme }) => ({
  display: 'flex',
  minWidth: 0,
  minHeight: 0,
  height: '100%',
  '& > [data-pane]': {
    display: 'grid',
    gridTemplateRows: 'minmax(0, 1fr)',
    flex: '1 1 0',
    minWidth: 0,
    minHeight: 0,
    outline: 'none',
  },
  '& > * + *': { borderLeft: `1px solid ${theme.vars.palette.divider}` },
}));
