import { queryOptions } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import { getOwnRecord } from '#contract/review/get-own-record.ts';
import { getReview } from '#contract/review/get-review.ts';
import { listReviewViews } from '#contract/review/list-review-views.ts';
import { listReviews } from '#contract/review/list-reviews.ts';
import type { ReviewFilter } from '#domain/review/review-filter.ts';

export type { ReviewQueue, ReviewRow } from '#contract/review/list-reviews.ts';
export type { ReviewWork, Unveiled } from '#contract/review/review-work.ts';
export type { ReviewView } from '#contract/review/review-view.ts';

export const reviewsKey = (projectId: string) => ['project', projectId, 'reviews'] as const;

/** The queue through a filter. */
export function reviewsQuery(backend: Backend, projectId: string, filter: ReviewFilter) {
  return queryOptions({
    queryKey: [...reviewsKey(projectId), 'queue', filter],
    queryFn: ({ signal }) =>
      backend.send(listReviews, { params: { projectId }, query: filter }, { signal }),
    staleTime: 5_000,
  });
}

export const reviewKey = (projectId: string, reviewId: string, veiled: boolean) =>
  [...reviewsKey(projectId), 'one', reviewId, veiled] as const;

/** One review; veiled, the expert's answers are not asked for. */
export function reviewQuery(
  backend: Backend,
  at: { projectId: string; reviewId: string },
  veiled: boolean,
) {
  return queryOptions({
    queryKey: reviewKey(at.projectId, at.reviewId, veiled),
    queryFn: ({ signal }) =>
      backend.send(
        getReview,
        { params: at, query: veiled ? { veiled: 'yes' as const } : {} },
        { signal },
      ),
    // What is read must not change under the reviewer's eyes: a decision tells of a newer version.
    staleTime: Infinity,
    gcTime: 0,
  });
}

export function reviewViewsQuery(backend: Backend, projectId: string) {
  return queryOptions({
    queryKey: ['project', projectId, 'review-views'],
    queryFn: ({ signal }) => backend.send(listReviewViews, { params: { projectId } }, { signal }),
  });
}

/** What became of one's own submissions, decisions and disputes. */
export function ownRecordQuery(backend: Backend, projectId: string) {
  return queryOptions({
    queryKey: [...reviewsKey(projectId), 'record'],
    queryFn: ({ signal }) => backend.send(getOwnRecord, { params: { projectId } }, { signal }),
  });
}
