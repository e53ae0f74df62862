import { useLayoutEffect, type RefObject } from 'react';
import { useSurface } from './surface-context.tsx';

/** Height of the head that stays on top of the list. */
const head = 28;
/** Height of the head, and of one folded row above the current. */
const under = head + 28;

/**
 * The list moves, the eye does not: after a move by key in a list that scrolls, the current row
 * stands under the head with one row above it. After a move by pointer it is only brought into
 * view where it is not, because what is under the pointer must not move. What comes later (a
 * note, evidence, a notice that takes height from the list) never pushes the current verdict out.
 */
export function useFollowCurrentRow(
  list: RefObject<HTMLElement | null>,
  criterionId: string | null,
  responseId: string,
): void {
  const { store } = useSurface();
  useLayoutEffect(() => {
    const box = list.current;
    const row = currentRow(box);
    if (!box || !row) return;
    if (store.getState().movedBy === 'key' && box.scrollHeight > box.clientHeight) {
      box.scrollTo({ top: topIn(box, row) - under, behavior: 'instant' });
    }
    const observer = new ResizeObserver(() => keepInView(box, row));
    observer.observe(row);
    observer.observe(box);
    keepInView(box, row);
    return () => observer.disconnect();
  }, [list, criterionId, store]);

  useLayoutEffect(() => {
    const row = currentRow(list.current);
    if (list.current && row) keepInView(list.current, row);
  }, [list, responseId]);
}

function currentRow(box: HTMLElement | null): HTMLElement | null {
  return box?.querySelector<HTMLElement>('[data-criterion][data-current]') ?? null;
}

/** Scrolls as little as it takes; of a row that is higher than the list, the current verdict. */
function keepInView(box: HTMLElement, row: HTMLElement): void {
  const fits = row.offsetHeight + head <= box.clientHeight;
  const shown = fits ? row : (row.querySelector<HTMLElement>('[data-current-line]') ?? row);
  const top = topIn(box, shown);
  const bottom = top + shown.offsetHeight;
  if (top - head < box.scrollTop) box.scrollTo({ top: top - head, behavior: 'instant' });
  else if (bottom > box.scrollTop + box.clientHeight) {
    const down = Math.min(top - head, bottom - box.clientHeight);
    box.scrollTo({ top: down, behavior: 'instant' });
  }
}

function topIn(box: HTMLElement, part: HTMLElement): number {
  return part.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
}
