import type { Backend } from '#backend/backend.ts';
import type { AnswerOf } from '#contract/endpoint.ts';
import { claimWork as endpoint } from '#contract/queue/claim-work.ts';

export type { Work } from '#contract/queue/work.ts';
export type Claim = AnswerOf<typeof endpoint>;
export type QueueView = NonNullable<Claim['queue']>;

/**
 * The task to work on now, or the one fetched ahead. It is a write (a lease starts), so it is
 * a plain call: nothing may repeat it because a component mounted again.
 */
export function claimWork(
  backend: Backend,
  projectId: string,
  purpose: 'current' | 'next',
): Promise<Claim> {
  return backend.send(endpoint, { params: { projectId }, body: { purpose } });
}
