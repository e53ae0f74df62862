import { queryOptions } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import { getSession } from '#contract/session/get-session.ts';

export type { Account, Membership, SamplePersona, Session } from '#contract/session/session.ts';

export const sessionKey = ['session'] as const;

/** Who is asking, their projects and roles; `account` is null when nobody is signed in. */
export function sessionQuery(backend: Backend) {
  return queryOptions({
    queryKey: sessionKey,
    queryFn: ({ signal }) => backend.send(getSession, {}, { signal }),
    staleTime: 5 * 60_000,
  });
}
