import { useLayoutEffect, type RefObject } from 'react';
import { useSurface } from './surface-context.tsx';

/** Height of the head that stays on top of the list, and of one folded row above the current. */
const under = 28 + 28;

/**
 * The list moves, the eye does not: after a move by key in a list that scrolls, the current row
 * stands under the head with one row above it. After a move by pointer it is only brought into
 * view where it is not, because what is under the pointer must not move.
 */
export function useFollowCurrentRow(
  list: RefObject<HTMLElement | null>,
  criterionId: string | null,
): void {
  const { store } = useSurface();
  useLayoutEffect(() => {
    const box = list.current;
    const row = box?.querySelector<HTMLElement>('[data-current]');
    if (!box || !row || box.scrollHeight <= box.clientHeight) return;
    const top = row.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
    if (store.getState().movedBy === 'key') {
      box.scrollTo({ top: top - under, behavior: 'instant' });
      return;
    }
    const bottom = top + row.offsetHeight;
    if (top - 28 < box.scrollTop) box.scrollTo({ top: top - 28, behavior: 'instant' });
    else if (bottom > box.scrollTop + box.clientHeight) {
      box.scrollTo({ top: Math.min(top - 28, bottom - box.clientHeight), behavior: 'instant' });
    }
  }, [list, criterionId, store]);
}
