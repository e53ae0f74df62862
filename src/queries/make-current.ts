import type { Backend } from '#backend/backend.ts';
import { makeCurrent as endpoint } from '#contract/queue/make-current.ts';
import type { Work } from '#contract/queue/work.ts';

/** Starts work on the prefetched task, or takes a parked one back while a slot is open. */
export function makeCurrent(
  backend: Backend,
  at: { projectId: string; assignmentId: string },
): Promise<Work> {
  return backend.send(endpoint, { params: at });
}
