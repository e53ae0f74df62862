import { useEffect, useRef } from 'react';
import { fieldName } from '#domain/draft/field-name.ts';
import { jumpToEvidence } from '#ui/grading-surface/go-to.ts';
import { moveCriterion, moveResponse } from '#ui/grading-surface/judging.ts';
import type { Surface } from '#ui/grading-surface/surface-context.tsx';
import { unlessTyping } from '#ui/unless-typing.ts';

interface ReviewCommands {
  readonly onComment: () => void;
  readonly onAccept: () => void;
  readonly onFix: () => void;
  readonly onReturn: () => void;
  /** False while the keys belong to a fix, or where nothing may be decided. */
  readonly enabled: boolean;
}

/** The keys of look.md §6 after the unveiling: letters move and comment, Shift decides. */
export function useReviewKeys(surface: Surface, commands: ReviewCommands): void {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  useEffect(() => {
    const keys: Readonly<Record<string, () => void>> = {
      j: () => moveCriterion(surface, 1),
      k: () => moveCriterion(surface, -1),
      '[': () => moveResponse(surface, -1),
      ']': () => moveResponse(surface, 1),
      g: () => jumpToEvidence(surface, evidenceHere(surface)),
      c: () => latest.current.onComment(),
      m: () => press('mine'),
      t: () => press('theirs'),
      A: () => latest.current.onAccept(),
      F: () => latest.current.onFix(),
      R: () => latest.current.onReturn(),
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !latest.current.enabled) return;
      const run = keys[event.key];
      if (run) unlessTyping(run)(event);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [surface]);
}

/** The buttons of the current row do what their keys do. */
function press(what: 'mine' | 'theirs'): void {
  document.querySelector<HTMLElement>(`[data-review-current] [data-use="${what}"]`)?.click();
}

function evidenceHere({ store, draft }: Surface): string[] {
  const { criterionId, responseId } = store.getState();
  if (criterionId === null) return [];
  const ids = draft.getFields()[fieldName({ kind: 'evidence', criterionId, responseId })];
  return Array.isArray(ids) ? ids.filter((each) => typeof each === 'string') : [];
}
