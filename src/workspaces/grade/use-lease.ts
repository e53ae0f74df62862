import { useEffect } from 'react';
import type { Assignment } from '#domain/queue/assignment.ts';
import { problemKind } from '#backend/backend-error.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { renewLease } from '#queries/renew-lease.ts';
import type { GradeSession } from './grade-session.ts';

const every = 60_000;

/**
 * Holds the current and the prefetched task while somebody works: a lease of which more than
 * half is gone is renewed. Who is away lets it run out, and the draft is parked.
 */
export function useLease(
  session: GradeSession,
  assignment: Assignment,
  isActive: () => boolean,
  onLost: () => void,
): void {
  const backend = useBackend();
  useEffect(() => {
    const held = new Map<string, { from: number; until: number }>();
    const { projectId } = assignment;

    async function hold(one: Assignment, lost: () => void): Promise<void> {
      const lease = held.get(one.id) ?? { from: Date.now(), until: Date.parse(one.leaseUntil) };
      held.set(one.id, lease);
      if (Date.now() < lease.from + (lease.until - lease.from) / 2) return;
      try {
        const renewed = await renewLease(backend, { projectId, assignmentId: one.id });
        held.set(one.id, { from: Date.now(), until: Date.parse(renewed.leaseUntil) });
      } catch (error) {
        const kind = problemKind(error);
        if (kind === 'lease-lost' || kind === 'closed' || kind === 'not-found') lost();
      }
    }

    const timer = setInterval(() => {
      if (!isActive()) return;
      const next = session.next();
      void hold(assignment, onLost);
      if (next) void hold(next.assignment, () => session.dropNext());
    }, every);
    return () => clearInterval(timer);
  }, [backend, session, assignment, isActive, onLost]);
}
