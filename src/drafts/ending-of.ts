import type { DraftClock } from './draft-limbs.ts';

export type Ending<T> =
  | { kind: 'done'; value: T }
  | { kind: 'failed'; error: unknown }
  /** It had not ended in time, and goes on. */
  | { kind: 'late' };

/** How some work ended, looked at after so many milliseconds at the latest. Never rejects. */
export function endingOf<T>(
  clock: DraftClock,
  milliseconds: number,
  work: Promise<T>,
): Promise<Ending<T>> {
  return new Promise((resolve) => {
    const cancel = clock.after(milliseconds, () => resolve({ kind: 'late' }));
    work.then(
      (value) => {
        cancel();
        resolve({ kind: 'done', value });
      },
      (error: unknown) => {
        cancel();
        resolve({ kind: 'failed', error });
      },
    );
  });
}
