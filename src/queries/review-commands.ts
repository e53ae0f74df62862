import type { Backend } from '#backend/backend.ts';
import type { BodyOf } from '#contract/endpoint.ts';
import { addMessage } from '#contract/review/add-message.ts';
import { answerReturn } from '#contract/review/answer-return.ts';
import { decideReview as decideEndpoint } from '#contract/review/decide-review.ts';
import { deleteReviewView } from '#contract/review/delete-review-view.ts';
import { disputeReturn as disputeEndpoint } from '#contract/review/dispute-return.ts';
import { openThread as openThreadEndpoint } from '#contract/review/open-thread.ts';
import { resolveThread as resolveEndpoint } from '#contract/review/resolve-thread.ts';
import { saveReviewView } from '#contract/review/save-review-view.ts';
import { unveilReview as unveilEndpoint } from '#contract/review/unveil-review.ts';
import type { ReviewAnchor } from '#domain/review/review-anchor.ts';
import type { ReviewFilter } from '#domain/review/review-filter.ts';

type At = { projectId: string; reviewId: string };
export type Decision = BodyOf<typeof decideEndpoint>;

/** A decision under a key of its own: sent again after a lost answer it is still one. */
export function decideReview(backend: Backend, at: At, key: string, decision: Decision) {
  return backend.send(decideEndpoint, {
    params: at,
    headers: { 'Idempotency-Key': key },
    body: decision,
  });
}

export function unveilReview(backend: Backend, at: At, body: BodyOf<typeof unveilEndpoint>) {
  return backend.send(unveilEndpoint, { params: at, body });
}

export function openThread(
  backend: Backend,
  at: At,
  comment: { anchor: ReviewAnchor; text: string },
) {
  return backend.send(openThreadEndpoint, { params: at, body: comment });
}

export function answerThread(
  backend: Backend,
  at: { projectId: string; threadId: string },
  text: string,
) {
  return backend.send(addMessage, { params: at, body: { text } });
}

export function resolveThread(
  backend: Backend,
  at: { projectId: string; threadId: string },
  resolved: boolean,
) {
  return backend.send(resolveEndpoint, { params: at, body: { resolved } });
}

/** The expert asks back in a thread that came with returned work. */
export function askBack(
  backend: Backend,
  { projectId, threadId }: { projectId: string; threadId: string },
  text: string,
) {
  const params = { projectId, ownThreadId: threadId };
  return backend.send(answerReturn, { params, body: { text } });
}

export function disputeReturn(
  backend: Backend,
  at: { projectId: string; assignmentId: string },
  body: BodyOf<typeof disputeEndpoint>,
) {
  return backend.send(disputeEndpoint, { params: at, body });
}

export function saveView(
  backend: Backend,
  projectId: string,
  view: { name: string; filter: ReviewFilter },
) {
  return backend.send(saveReviewView, { params: { projectId }, body: view });
}

export function deleteView(backend: Backend, projectId: string, viewId: string) {
  return backend.send(deleteReviewView, { params: { projectId, viewId } });
}
