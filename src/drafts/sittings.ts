import { isOffline, problemKind } from '#backend/backend-error.ts';
import type { Backend } from '#backend/backend.ts';
import { addReviewTime } from '#contract/review/add-review-time.ts';

/** What one opening of a task by a reviewer, in one tab, came to. */
export type Sitting = {
  sittingId: string;
  accountId: string;
  projectId: string;
  taskId: string;
  seconds: number;
};

const prefix = 'touchstone-sitting:';
/** What the server did not take is not asked again by this page: it would say the same. */
const refused = new Set<string>();

/**
 * Keeps a sitting on this device until the server has it, with or without a network. Nobody else
 * writes it: each tab has sittings of its own.
 */
export function keepSitting(sitting: Sitting): void {
  localStorage.setItem(prefix + sitting.sittingId, JSON.stringify(sitting));
}

/** Sends what somebody has kept here. Sent twice, also by two tabs, it is counted once. */
export async function sendSittings(backend: Backend, accountId: string): Promise<void> {
  for (const { key, text, sitting } of kept()) {
    if (sitting.accountId !== accountId || refused.has(text)) continue;
    const { projectId, taskId, sittingId, seconds } = sitting;
    const body = { sittingId, seconds };
    try {
      await backend.send(addReviewTime, { params: { projectId, taskId }, body });
    } catch (error) {
      if (isOffline(error) || problemKind(error) === 'signed-out') return;
      if (['forbidden', 'not-found', 'invalid'].includes(problemKind(error) ?? ''))
        refused.add(text);
      continue;
    }
    // What was counted meanwhile is written in its place, and goes next time.
    if (localStorage.getItem(key) === text) localStorage.removeItem(key);
  }
}

function kept(): { key: string; text: string; sitting: Sitting }[] {
  const keys = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? '');
  return keys
    .filter((key) => key.startsWith(prefix))
    .flatMap((key) => {
      const text = localStorage.getItem(key) ?? '';
      const sitting = readSitting(text);
      return sitting === null ? [] : [{ key, text, sitting }];
    });
}

function readSitting(text: string): Sitting | null {
  try {
    return JSON.parse(text) as Sitting | null;
  } catch {
    // Not written here.
    return null;
  }
}
