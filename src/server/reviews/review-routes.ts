import { addMessage as addMessageEndpoint } from '#contract/review/add-message.ts';
import { answerReturn as answerReturnEndpoint } from '#contract/review/answer-return.ts';
import { decideReview as decideEndpoint } from '#contract/review/decide-review.ts';
import { decideFinal as finalEndpoint } from '#contract/review/decide-final.ts';
import { deleteReviewView } from '#contract/review/delete-review-view.ts';
import { disputeReturn as disputeEndpoint } from '#contract/review/dispute-return.ts';
import { getAdjudication } from '#contract/review/get-adjudication.ts';
import { getOwnRecord } from '#contract/review/get-own-record.ts';
import { getReview } from '#contract/review/get-review.ts';
import { listAdjudications as listFinalsEndpoint } from '#contract/review/list-adjudications.ts';
import { listNotices as listNoticesEndpoint } from '#contract/review/list-notices.ts';
import { listRecords } from '#contract/review/list-records.ts';
import { listReviewViews } from '#contract/review/list-review-views.ts';
import { listReviews as listEndpoint } from '#contract/review/list-reviews.ts';
import { openThread as openThreadEndpoint } from '#contract/review/open-thread.ts';
import { readNotices as readNoticesEndpoint } from '#contract/review/read-notices.ts';
import { resolveThread as resolveEndpoint } from '#contract/review/resolve-thread.ts';
import { saveReviewView } from '#contract/review/save-review-view.ts';
import { unveilReview as unveilEndpoint } from '#contract/review/unveil-review.ts';
import { runReport } from '#server/reports/run-report.ts';
import { route, type Route } from '#server/route.ts';
import { decideFinal } from './decide-final.ts';
import { decideReview } from './decide-review.ts';
import { disputeReturn } from './dispute-return.ts';
import { listReviews } from './list-reviews.ts';
import { listNotices, readNotices } from './notices.ts';
import { readReview } from './read-review.ts';
import { ownRecord, reviewRecords } from './review-records.ts';
import { deleteView, listViews, saveView } from './saved-views.ts';
import { addMessage, answerReturn, openThread, resolveThread } from './thread-messages.ts';
import { unveilReview } from './unveil-review.ts';

export const reviewRoutes: readonly Route[] = [
  route(listEndpoint, ({ params, query, account, limbs }) =>
    listReviews(limbs.database, params.projectId, account.id, query),
  ),
  route(getReview, ({ params, query, account, limbs }) =>
    readReview(limbs.database, params, {
      accountId: account.id,
      veiled: query.veiled === 'yes',
    }),
  ),
  route(unveilEndpoint, ({ params, body, account, limbs }) =>
    unveilReview(limbs, params, account.id, body),
  ),
  route(decideEndpoint, ({ params, body, headers, account, limbs }) =>
    decideReview(limbs, {
      ...params,
      accountId: account.id,
      key: headers['Idempotency-Key'] ?? '',
      body,
    }),
  ),
  route(openThreadEndpoint, async ({ params, body, account, limbs }) => ({
    thread: await openThread(limbs, params, account.id, body),
  })),
  route(addMessageEndpoint, async ({ params, body, account, limbs }) => ({
    thread: await addMessage(limbs, params, account.id, body.text),
  })),
  route(resolveEndpoint, async ({ params, body, account, limbs }) => ({
    thread: await resolveThread(limbs, params, account.id, body.resolved),
  })),
  route(answerReturnEndpoint, async ({ params, body, account, limbs }) => ({
    thread: await answerReturn(
      limbs,
      { projectId: params.projectId, threadId: params.ownThreadId },
      account.id,
      body.text,
    ),
  })),
  route(disputeEndpoint, ({ params, body, account, limbs }) =>
    disputeReturn(limbs, { ...params, expertId: account.id }, body),
  ),
  route(listFinalsEndpoint, ({ params, limbs }) =>
    runReport(limbs, 'adjudications', params.projectId),
  ),
  route(getAdjudication, ({ params, limbs }) => runReport(limbs, 'adjudication', params)),
  route(finalEndpoint, ({ params, body, account, limbs }) =>
    decideFinal(limbs, params, account.id, body),
  ),
  route(getOwnRecord, ({ params, account, limbs }) =>
    ownRecord(limbs.database, params.projectId, account),
  ),
  route(listRecords, async ({ params, limbs }) => ({
    people: await reviewRecords(limbs.database, params.projectId),
  })),
  route(listNoticesEndpoint, ({ params, account, limbs }) =>
    listNotices(limbs.database, params.projectId, account.id),
  ),
  route(readNoticesEndpoint, ({ params, body, account, limbs }) =>
    readNotices(limbs, params.projectId, account.id, body.ids),
  ),
  route(listReviewViews, async ({ params, account, limbs }) => ({
    views: await listViews(limbs.database, { ...params, accountId: account.id }),
  })),
  route(saveReviewView, async ({ params, body, account, limbs }) => ({
    view: await saveView(limbs, { ...params, accountId: account.id }, body),
  })),
  route(deleteReviewView, ({ params, account, limbs }) =>
    deleteView(limbs.database, { ...params, accountId: account.id }, params.viewId),
  ),
];
