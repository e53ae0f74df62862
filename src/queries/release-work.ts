import type { Backend } from '#backend/backend.ts';
import { releaseWork as endpoint } from '#contract/queue/release-work.ts';

/** Gives a task back to the queue; its draft is parked, not deleted. */
export function releaseWork(
  backend: Backend,
  at: { projectId: string; assignmentId: string },
): Promise<undefined> {
  return backend.send(endpoint, { params: at });
}
