import { useDeferredValue, useMemo } from 'react';
import { gradesOfDraft } from '#domain/draft/grades-of-draft.ts';
import { missingBeforeSubmit, type Missing } from '#domain/question/missing-before-submit.ts';
import { useSurface, type Surface } from './surface-context.tsx';
import { useDraftSlice } from './use-draft-slice.ts';

const ofAnswers = ['verdict/', 'answer/', 'text/', 'highlight/'] as const;

/** What is left before submit. It follows typing at a lower priority than the letters. */
export function useMissing(): readonly Missing[] {
  const { task, settings, draft } = useSurface();
  const fields = useDeferredValue(useDraftSlice(draft, ofAnswers));
  return useMemo(
    () => missingBeforeSubmit(task, settings.questions, gradesOfDraft(fields).grades),
    [task, settings, fields],
  );
}

/** The same at this moment, for the press of Submit. */
export function missingNow({ task, settings, draft }: Surface): readonly Missing[] {
  return missingBeforeSubmit(task, settings.questions, gradesOfDraft(draft.getFields()).grades);
}
