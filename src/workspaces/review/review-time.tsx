import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Backend } from '#backend/backend.ts';
import { keepSitting, sendSittings } from '#drafts/sittings.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { sessionQuery } from '#queries/session.ts';
import { ActiveTime } from '#ui/active-time.tsx';
import { activeTimer, useActiveTimer } from '#ui/use-active-time.ts';

interface ReviewTimeProps {
  readonly projectId: string;
  readonly taskId: string;
  /** Whose work is open, where it is one person's: looking at one's own is no review. */
  readonly expertId?: string;
}

/** Counts a reviewer's time in front of a task while it is on the screen, and shows it. */
export function ReviewTime({ projectId, taskId, expertId }: ReviewTimeProps) {
  const accountId = useQuery(sessionQuery(useBackend())).data?.account?.id;
  if (accountId === undefined || accountId === expertId) return null;
  const at = { projectId, taskId, accountId };
  return <CountedTime key={`${accountId} ${taskId}`} at={at} />;
}

type At = { projectId: string; taskId: string; accountId: string };

function CountedTime({ at }: { readonly at: At }) {
  const backend = useBackend();
  const [timer] = useState(() => sittingTimer(backend, at));
  useActiveTimer(timer);
  return <ActiveTime timer={timer} />;
}

/** A day: more than that the server takes for none. */
const MOST_SECONDS = 86_400;

function sittingTimer(backend: Backend, at: At) {
  const sittingId = crypto.randomUUID();
  let seconds = 0;
  return activeTimer(`review:${at.accountId}:${at.taskId}`, (more) => {
    seconds = Math.min(MOST_SECONDS, seconds + more);
    keepSitting({ ...at, sittingId, seconds });
    void sendSittings(backend, at.accountId);
  });
}
