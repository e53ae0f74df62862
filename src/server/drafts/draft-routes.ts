import { archiveDraft as archiveEndpoint } from '#contract/draft/archive-draft.ts';
import { getDraft } from '#contract/draft/get-draft.ts';
import { getRevision } from '#contract/draft/get-revision.ts';
import { listRevisions as listEndpoint } from '#contract/draft/list-revisions.ts';
import { saveDraft as saveEndpoint } from '#contract/draft/save-draft.ts';
import { submitWork as submitEndpoint } from '#contract/draft/submit-work.ts';
import { ifMatchNumber } from '#server/if-match.ts';
import { ownAssignment } from '#server/queue/own-assignment.ts';
import { route, type Route } from '#server/route.ts';
import { archiveDraft } from './archive-draft.ts';
import { currentDraft } from './current-draft.ts';
import { draftAt, listRevisions } from './draft-revisions.ts';
import { saveDraft } from './save-draft.ts';
import { submitWork } from './submit-work.ts';

const keyOf = (headers: Readonly<Record<string, string>>) => headers['Idempotency-Key'] ?? '';

export const draftRoutes: readonly Route[] = [
  route(getDraft, async ({ params, account, limbs: { database } }) => {
    await ownAssignment(database, { ...params, expertId: account.id });
    return currentDraft(database, params.assignmentId);
  }),
  // A save asks for its right in the statement that writes, so that it needs no transaction.
  route(saveEndpoint, ({ params, body, headers, account, right, unheld }) =>
    saveDraft(unheld, {
      ...params,
      expertId: account.id,
      key: keyOf(headers),
      base: ifMatchNumber(headers),
      body,
      right,
    }),
  ),
  route(archiveEndpoint, ({ params, body, headers, account, limbs }) =>
    archiveDraft(limbs, { ...params, expertId: account.id, key: keyOf(headers), body }),
  ),
  route(listEndpoint, async ({ params, query, account, limbs: { database } }) => {
    await ownAssignment(database, { ...params, expertId: account.id });
    return listRevisions(database, params.assignmentId, query);
  }),
  route(getRevision, async ({ params, account, limbs: { database } }) => {
    await ownAssignment(database, { ...params, expertId: account.id });
    return draftAt(database, params.assignmentId, params.revision);
  }),
  route(submitEndpoint, ({ params, body, headers, account, limbs }) =>
    submitWork(limbs, { ...params, expertId: account.id, key: keyOf(headers), body }),
  ),
];
