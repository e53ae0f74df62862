import { claimWork } from '#contract/queue/claim-work.ts';
import { getWork } from '#contract/queue/get-work.ts';
import { listAssignments } from '#contract/queue/list-assignments.ts';
import { makeCurrent as makeCurrentEndpoint } from '#contract/queue/make-current.ts';
import { releaseWork as releaseEndpoint } from '#contract/queue/release-work.ts';
import { renewLease as renewEndpoint } from '#contract/queue/renew-lease.ts';
import { skipWork as skipEndpoint } from '#contract/queue/skip-work.ts';
import { noteRestrictedView } from '#server/audit/note-restricted-view.ts';
import { refuseUnattested } from '#server/people/attestation.ts';
import { liftEndedWalls } from '#server/people/walls.ts';
import { route, type Route } from '#server/route.ts';
import { claim } from './claim.ts';
import { listOwnAssignments } from './list-own-assignments.ts';
import { loadWork } from './load-work.ts';
import { makeCurrent } from './make-current.ts';
import { ownAssignment } from './own-assignment.ts';
import { queueCounts } from './queue-counts.ts';
import { releaseWork } from './release-work.ts';
import { renewLease } from './renew-lease.ts';
import { skipWork } from './skip-work.ts';

export const queueRoutes: readonly Route[] = [
  route(claimWork, async ({ params, body, account, limbs }) => {
    await refuseUnattested(limbs, params.projectId, account.id);
    await liftEndedWalls(limbs, params.projectId, account.id);
    const wanted = { ...params, expertId: account.id, purpose: body.purpose };
    const own = await claim(limbs, wanted);
    if (!own) {
      const queue = await queueCounts(limbs.database, params.projectId, account.id);
      return { work: null, queue };
    }
    const work = await loadWork(limbs.database, own);
    await noteRestrictedView(limbs, account.id, work.task);
    return { work, queue: null };
  }),
  route(getWork, async ({ params, account, limbs }) =>
    loadWork(
      limbs.database,
      await ownAssignment(limbs.database, { ...params, expertId: account.id }),
    ),
  ),
  route(listAssignments, async ({ params, account, limbs }) => ({
    assignments: await listOwnAssignments(limbs.database, params.projectId, account.id),
  })),
  route(makeCurrentEndpoint, async ({ params, account, limbs }) =>
    loadWork(limbs.database, await makeCurrent(limbs, { ...params, expertId: account.id })),
  ),
  route(renewEndpoint, ({ params, account, limbs }) =>
    renewLease(limbs, { ...params, expertId: account.id }),
  ),
  route(releaseEndpoint, ({ params, account, limbs }) =>
    releaseWork(limbs, { ...params, expertId: account.id }),
  ),
  route(skipEndpoint, ({ params, body, account, limbs }) =>
    skipWork(limbs, { ...params, expertId: account.id }, body),
  ),
];
