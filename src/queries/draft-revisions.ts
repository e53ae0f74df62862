import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import type { AnswerOf } from '#contract/endpoint.ts';
import { getRevision } from '#contract/draft/get-revision.ts';
import { listRevisions } from '#contract/draft/list-revisions.ts';

type RevisionPage = AnswerOf<typeof listRevisions>;
export type DraftRevision = RevisionPage['revisions'][number];

export type DraftPath = { readonly projectId: string; readonly assignmentId: string };

const keyOf = ({ projectId, assignmentId }: DraftPath) => [
  'project',
  projectId,
  'assignment',
  assignmentId,
  'revisions',
];

/** The revisions that changed one field, newest first, page by page. */
export function revisionsQuery(backend: Backend, path: DraftPath, field: string) {
  return infiniteQueryOptions({
    queryKey: [...keyOf(path), 'list', field],
    queryFn: ({ pageParam, signal }) =>
      backend.send(
        listRevisions,
        { params: path, query: { field, ...(pageParam !== null && { before: pageParam }) } },
        { signal },
      ),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => (page.more ? oldestOf(page) : null),
    // Every save adds one, and nobody tells this cache.
    staleTime: 0,
  });
}

/** Archived drafts stand among the revisions under negative numbers, outside their count. */
function oldestOf({ revisions }: RevisionPage): number | null {
  const counted = revisions.map((each) => each.revision).filter((revision) => revision > 0);
  return counted.length > 0 ? Math.min(...counted) : null;
}

/** The draft as it stood at one revision; it never changes. */
export function revisionQuery(backend: Backend, path: DraftPath, revision: number) {
  return queryOptions({
    queryKey: [...keyOf(path), 'one', revision],
    queryFn: ({ signal }) =>
      backend.send(getRevision, { params: { ...path, revision } }, { signal }),
    staleTime: Infinity,
  });
}
