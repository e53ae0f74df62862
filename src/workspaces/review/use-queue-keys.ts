import { useEffect } from 'react';
import type { ReviewRow } from '#queries/reviews.ts';
import { unlessTyping } from '#ui/unless-typing.ts';

/** Shift J and Shift K go through the queue; plain letters belong to the open review. */
export function useQueueKeys(
  reviews: readonly ReviewRow[],
  openId: string | undefined,
  onOpen: (id: string) => void,
): void {
  useEffect(() => {
    const step = (by: 1 | -1) =>
      unlessTyping(() => {
        const at = reviews.findIndex(({ id }) => id === openId);
        const next = reviews[at === -1 ? 0 : Math.max(0, Math.min(reviews.length - 1, at + by))];
        if (next && next.id !== openId) onOpen(next.id);
      });
    const [down, up] = [step(1), step(-1)];
    const onKey = (event: KeyboardEvent) => {
      if (!event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'J') down(event);
      if (event.key === 'K') up(event);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [reviews, openId, onOpen]);
}
