import { createKey } from '#server/accounts/api-keys.ts';
import { createInvitation } from '#server/people/invitations.ts';
import { currentDraft } from '#server/drafts/current-draft.ts';
import { submitWork } from '#server/drafts/submit-work.ts';
import { askCorrection } from '#server/pay/corrections.ts';
import { claim } from '#server/queue/claim.ts';
import { decideReview } from '#server/reviews/decide-review.ts';
import { saveView } from '#server/reviews/saved-views.ts';
import { createImportJob } from '#server/imports/import-jobs.ts';
import { member, type AttackWorld, type ProjectId } from './attack-world.ts';
import { spotCheckMakers } from './spot-check-makers.ts';

export type ObjectMaker = {
  /** An id of a fresh or still usable object in the project. */
  make(world: AttackWorld, projectId: ProjectId): Promise<string>;
  /** Whose it is, where nobody else may see it whatever the role; null = the project's. */
  ownerOf?(projectId: ProjectId): string;
};

/**
 * How to get an object of each kind that paths name. A path parameter that is not listed fails
 * the permission test: whoever adds a kind of object says here whose it is.
 */
export const objectMakers: Readonly<Record<string, ObjectMaker>> = {
  assignmentId: {
    async make({ limbs }, projectId) {
      const expertId = member(projectId, 'expert');
      const own = await claim(limbs, { projectId, expertId, purpose: 'current' });
      if (!own) throw new Error('The project ran out of tasks');
      return own.assignment.id;
    },
    ownerOf: (projectId) => member(projectId, 'expert'),
  },
  taskId: { make: async (_, projectId) => (projectId === 'p' ? 't1' : 'qt1') },
  importId: {
    async make({ limbs }, projectId) {
      const { id } = await createImportJob(limbs, {
        projectId,
        files: [{ name: 'a.jsonl', size: 3, use: 'rows' }],
        options: { format: 'auto', map: {}, rubricKey: null, repairs: [] },
        startedBy: null,
      });
      return id;
    },
  },
  rubricId: {
    async make({ limbs: { database, ids } }, projectId) {
      const id = ids.next();
      const taskId = projectId === 'p' ? 't2' : 'qt2';
      await database
        .insertInto('rubric')
        .values({ id, project_id: projectId, task_id: taskId, version: 0 })
        .execute();
      await database
        .insertInto('rubric_version')
        .values({ rubric_id: id, version: 0, criteria: JSON.stringify([]) })
        .execute();
      return id;
    },
  },
  proposalId: {
    async make({ limbs: { database, ids } }, projectId) {
      const id = ids.next();
      await database
        .insertInto('rubric_proposal')
        .values({
          id,
          project_id: projectId,
          task_id: projectId === 'p' ? 't2' : 'qt2',
          rubric_version: null,
          criteria: JSON.stringify([]),
          note: '',
          state: 'open',
          proposed_by: member(projectId, 'expert'),
          proposed_at: new Date(),
          decided_by: null,
          decided_at: null,
          reason: null,
        })
        .execute();
      return id;
    },
  },
  correctionId: {
    // Of somebody who decides on nothing: nobody answers what they asked for themselves.
    async make(world, projectId) {
      const assignmentId = await submittedReview(world, projectId);
      // Another request may have asked about the same work already.
      await world.limbs.database
        .deleteFrom('time_correction')
        .where('assignment_id', '=', assignmentId)
        .execute();
      const { id } = await askCorrection(world.limbs, {
        projectId,
        accountId: member(projectId, 'expert'),
        named: { assignmentId },
        body: { seconds: 60, reason: 'A call about the task was not counted' },
      });
      return id;
    },
  },
  format: { make: async () => 'csv' },
  accountId: {
    // A member whose access the calls may end, and who leads nothing.
    async make({ limbs: { database, ids } }, projectId) {
      const id = ids.next();
      await database
        .insertInto('account')
        .values({ id, name: id, email: `${id}@example.com` })
        .execute();
      await database
        .insertInto('membership')
        .values({ project_id: projectId, account_id: id, role: 'expert' })
        .execute();
      return id;
    },
  },
  invitationId: {
    async make({ limbs }, projectId) {
      const given = { projectId, by: member(projectId, 'lead'), email: 'new@example.com' };
      const { invitation } = await createInvitation(limbs, {
        ...given,
        roles: ['expert'],
        skills: [],
        days: 7,
      });
      return invitation.id;
    },
  },
  keyId: {
    async make({ limbs }, projectId) {
      const id = member(projectId, 'lab');
      const { apiKey } = await createKey(limbs, {
        projectId,
        account: { id, name: id, email: '', isOwner: false },
        name: 'Key',
        scopes: ['read'],
        days: 1,
      });
      return apiKey.id;
    },
  },
  sessionId: {
    async make({ limbs: { database, ids } }, projectId) {
      const id = ids.next();
      await database
        .insertInto('session')
        .values({
          id,
          token: id,
          account_id: member(projectId, 'expert'),
          expires_at: '2099-01-01T00:00:00Z',
          ip_address: null,
          user_agent: null,
        })
        .execute();
      return id;
    },
    ownerOf: (projectId) => member(projectId, 'expert'),
  },
  reviewId: { make: (world, projectId) => submittedReview(world, projectId) },
  threadId: { make: (world, projectId) => threadToExpert(world, projectId) },
  ownThreadId: {
    make: (world, projectId) => threadToExpert(world, projectId),
    ownerOf: (projectId) => member(projectId, 'expert'),
  },
  viewId: {
    async make({ limbs }, projectId) {
      const owner = { projectId, accountId: member(projectId, 'reviewer') };
      const { id } = await saveView(limbs, owner, { name: 'Mine', filter: { state: 'open' } });
      return id;
    },
    ownerOf: (projectId) => member(projectId, 'reviewer'),
  },
  ...spotCheckMakers,
  index: { make: async () => '0' },
  revision: { make: async () => '0' },
};

/** Work that the project's expert has submitted and nobody has decided on. */
async function submittedReview({ limbs }: AttackWorld, projectId: ProjectId): Promise<string> {
  const expertId = member(projectId, 'expert');
  const own = await claim(limbs, { projectId, expertId, purpose: 'current' });
  if (!own) throw new Error('The project ran out of tasks');
  const { id } = own.assignment;
  const { revision } = await currentDraft(limbs.database, id);
  await submitWork(limbs, {
    projectId,
    assignmentId: id,
    expertId,
    key: `made:${id}:${own.assignment.epoch}`,
    body: { schema: 1, baseRevision: revision, fields: {}, activeSeconds: 1 },
  });
  return id;
}

/** A comment that went to the project's expert with accepted work. */
async function threadToExpert(world: AttackWorld, projectId: ProjectId): Promise<string> {
  const { limbs } = world;
  const reviewId = await submittedReview(world, projectId);
  const { annotation_id: annotationId } = await limbs.database
    .selectFrom('review')
    .select('annotation_id')
    .where('assignment_id', '=', reviewId)
    .executeTakeFirstOrThrow();
  await decideReview(limbs, {
    projectId,
    reviewId,
    accountId: member(projectId, 'reviewer'),
    key: `made:${reviewId}`,
    body: {
      annotationId,
      kind: 'accept',
      note: '',
      comments: [{ anchor: { kind: 'task' }, text: 'Well done' }],
    },
  });
  const { id } = await limbs.database
    .selectFrom('review_thread')
    .select('id')
    .where('assignment_id', '=', reviewId)
    .executeTakeFirstOrThrow();
  return id;
}
