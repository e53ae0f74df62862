import { useEffect } from 'react';
import { cursor, type Cursor } from '#domain/draft/grades.ts';
import type { BlindTask } from '#domain/task/task.ts';
import type { Surface } from '#ui/grading-surface/surface-context.tsx';
import { stand } from '#ui/grading-surface/surface-store.ts';

/** Shorter than the pause before a save: the place after a verdict goes with the verdict. */
const pause = 200;

/** Keeps where the person stands in the draft, so that it is restored on any device. */
export function useCursorKept({ store, draft, task }: Surface, ready: Promise<void>): void {
  useEffect(() => {
    // This device may know a later place than the server; it holds until the person moves.
    const first = store.getState();
    let gone = false;
    void ready.then(() => {
      const stood = cursor.safeParse(draft.getFields()['cursor']);
      const now = store.getState();
      const moved = now.criterionId !== first.criterionId || now.responseId !== first.responseId;
      if (gone || moved || !stood.success) return;
      const place = placeOf(task, stood.data);
      if (place.criterionId !== now.criterionId || place.responseId !== now.responseId) {
        stand(store, place, 'key');
      }
    });
    return () => {
      gone = true;
    };
  }, [store, draft, task, ready]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const stop = store.subscribe((now, before) => {
      if (now.criterionId === before.criterionId && now.responseId === before.responseId) return;
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(() => {
        const { criterionId, responseId } = store.getState();
        const stood = draft.getFields()['cursor'];
        const others = stood !== null && typeof stood === 'object' && !Array.isArray(stood);
        const { criterionId: _, ...kept } = others ? stood : {};
        draft.setField('cursor', {
          ...kept,
          responseId,
          ...(criterionId !== null && { criterionId }),
        });
      }, pause);
    });
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, [store, draft]);
}

/** The parts of a cursor that this task has. */
function placeOf(task: BlindTask, at: Cursor): { criterionId?: string; responseId?: string } {
  const criterion = task.rubric?.criteria.find((each) => each.id === at.criterionId);
  const response = task.responses.find((each) => each.id === at.responseId);
  return {
    ...(criterion && { criterionId: criterion.id }),
    ...(response && { responseId: response.id }),
  };
}
