import type { Backend } from '#backend/backend.ts';
import { renewLease as endpoint } from '#contract/queue/renew-lease.ts';
import type { Assignment } from '#domain/queue/assignment.ts';

export function renewLease(
  backend: Backend,
  at: { projectId: string; assignmentId: string },
): Promise<Assignment> {
  return backend.send(endpoint, { params: at });
}
