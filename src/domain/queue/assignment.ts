import * as z from 'zod/mini';
import { identifier, instant } from '#domain/identifier.ts';

/**
 * One expert's right to work on one task until its lease ends.
 *
 *   held ──submit──▶ submitted
 *   held ──skip / release──▶ released      the slot is open again for others
 *   held ──lease ends──▶ parked            the draft is kept; it can be resumed while a slot is open
 *   held ──task closed──▶ parked
 *   submitted ──a reviewer returns it──▶ returned ──claimed by the same expert──▶ held
 *   held, once returned ──lease ends / left──▶ returned      never offered to anybody else
 */
export const assignmentState = z.enum(['held', 'submitted', 'released', 'parked', 'returned']);

export const assignment = z.object({
  id: identifier,
  projectId: identifier,
  taskId: identifier,
  /** `current` is being worked on; `next` was fetched ahead and has a short lease. */
  purpose: z.enum(['current', 'next']),
  state: assignmentState,
  /** Fencing token: raised whenever the slot changes hands; an older one is refused. */
  epoch: z.int(),
  leaseUntil: instant,
  /** The version of the project's settings that this work is done under. */
  projectVersion: z.int(),
});
export type Assignment = z.infer<typeof assignment>;
