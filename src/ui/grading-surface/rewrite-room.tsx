import { Suspense, useMemo, useSyncExternalStore } from 'react';
import { fieldName } from '#domain/draft/field-name.ts';
import { gradesOfDraft } from '#domain/draft/grades-of-draft.ts';
import { verdictFraction } from '#domain/score/verdict-fraction.ts';
import { RewriteEditor } from '#ui/rewrite-editor/rewrite-editor.tsx';
import { criterionTitle } from '#ui/rubric-matrix/rubric-layout.ts';
import { foreignText } from './foreign-text.ts';
import { goToCriterion } from './go-to.ts';
import { LazyOriginNote } from './lazy-origin-note.ts';
import { keepPlace, keptPlace } from './kept-place.ts';
import { closeRewrite, originalText, toggleRewriteView } from './rewriting.ts';
import { useSurface, useSurfaceState } from './surface-context.tsx';
import { useDraftSlice } from './use-draft-slice.ts';

/**
 * The editor beneath the response that it rewrites, tied to it by an edge and a notch. Loads
 * Monaco: import it lazily.
 */
export function RewriteRoom({ responseId }: { readonly responseId: string }) {
  const surface = useSurface();
  const { draft, task, responses, store, openHistory } = surface;
  const view = useSurfaceState((state) => state.rewriting?.view ?? 'edit');
  const style = useSurfaceState((state) => state.preferences.style);
  const field = fieldName({ kind: 'rewrite', responseId });
  const missed = useMissed(responseId);
  const original = useMemo(() => originalText(surface, responseId), [surface, responseId]);
  const own = useMemo(() => foreignText(draft, field, original), [draft, field, original]);
  const stood = useMemo(() => keptPlace(draft, responseId), [draft, responseId]);
  const { text, epoch } = useSyncExternalStore(draft.subscribe, own.read);
  const language = task.responses.find((each) => each.id === responseId)?.language;
  const letter = responses.find((each) => each.id === responseId)?.letter ?? '?';
  return (
    <>
      <RewriteEditor
        key={responseId}
        letter={letter}
        original={original}
        text={text}
        epoch={epoch}
        view={view}
        missed={missed}
        style={style}
        {...(language !== undefined && { language })}
        {...(stood && { cursor: stood })}
        onCursor={(place) => keepPlace(draft, responseId, place)}
        onEdit={(splices, wholeText) =>
          own.edit(() => {
            // The first edit makes the rewrite; until then the draft has none.
            if (typeof draft.getFields()[field] !== 'string') draft.setField(field, wholeText());
            else for (const splice of splices) draft.editText(field, splice);
          })
        }
        onView={(next) => toggleRewriteView(surface, next)}
        {...(openHistory && { onHistory: () => openHistory(responseId) })}
        onCriterion={(criterionId) => goToCriterion(surface, criterionId)}
        onDone={() => {
          closeRewrite(surface);
          surface.panes.current.get(store.getState().responseId)?.focus();
        }}
      />
      <Suspense fallback={null}>
        <LazyOriginNote field={field} bar />
      </Suspense>
    </>
  );
}

const ofVerdicts = ['verdict/'] as const;

/** Criteria that the response missed: what a good rewrite has to mend. */
function useMissed(responseId: string) {
  const { draft, task } = useSurface();
  const fields = useDraftSlice(draft, ofVerdicts);
  return useMemo(() => {
    const { verdicts } = gradesOfDraft(fields).grades;
    return (task.rubric?.criteria ?? []).flatMap((criterion, index) => {
      const verdict = verdicts.find(
        (each) => each.criterionId === criterion.id && each.responseId === responseId,
      );
      const fraction = verdict && verdictFraction(criterion.scale, verdict.value);
      if (typeof fraction !== 'number') return [];
      const missed = criterion.points < 0 ? fraction > 0 : fraction < 1;
      return missed
        ? [{ criterionId: criterion.id, title: `${index + 1} ${criterionTitle(criterion)}` }]
        : [];
    });
  }, [fields, task, responseId]);
}
