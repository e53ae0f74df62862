import type { Backend } from '#backend/backend.ts';
import { skipWork as endpoint } from '#contract/queue/skip-work.ts';

/** Skips a task with a reason; it is not offered to this expert again. */
export function skipWork(
  backend: Backend,
  at: { projectId: string; assignmentId: string },
  why: { reason: string; comment?: string; activeSeconds: number },
): Promise<undefined> {
  return backend.send(endpoint, { params: at, body: why });
}
