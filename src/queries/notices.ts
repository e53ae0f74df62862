import { queryOptions } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import { listNotices } from '#contract/review/list-notices.ts';
import { readNotices as endpoint } from '#contract/review/read-notices.ts';

export type { Notice } from '#contract/review/list-notices.ts';

/** What happened to one's own work and threads; asked for again while the page is looked at. */
export function noticesQuery(backend: Backend, projectId: string) {
  return queryOptions({
    queryKey: ['project', projectId, 'notices'],
    queryFn: ({ signal }) => backend.send(listNotices, { params: { projectId } }, { signal }),
    refetchInterval: 60_000,
    refetchIntervalInBackground: false,
    retry: false,
  });
}

/** Marks all of one's own notices as read. */
export function readNotices(backend: Backend, projectId: string) {
  return backend.send(endpoint, { params: { projectId }, body: { ids: [] } });
}
