import { sql } from 'kysely';
import { currentDraft } from '#server/drafts/current-draft.ts';
import { currentTerms } from '#server/people/attestation.ts';
import { loadProject } from '#server/projects/load-project.ts';
import { decideReview } from '#server/reviews/decide-review.ts';
import { member, type AttackWorld } from './attack-world.ts';
import { objectMakers } from './object-makers.ts';

type Params = Readonly<Record<string, string>>;
export type Fitting = {
  params?: Params;
  body?: Readonly<Record<string, unknown>>;
  ifMatch?: number;
};

/** Brings the world to where an operation writes, and answers the request that makes it do so. */
export const fittingRequests: Readonly<
  Record<string, (world: AttackWorld, params: Params) => Promise<Fitting>>
> = {
  async submitWork({ limbs }, { assignmentId = '' }) {
    const { revision } = await currentDraft(limbs.database, assignmentId);
    return { body: { schema: 1, baseRevision: revision, fields: {}, activeSeconds: 1 } };
  },
  async disputeReturn(world) {
    const reviewId = await submitted(world);
    await decideReview(world.limbs, {
      projectId: 'p',
      reviewId,
      accountId: member('p', 'reviewer'),
      key: `returned:${reviewId}`,
      body: { ...(await newest(world, reviewId)), kind: 'return', note: 'So?', comments: [] },
    });
    return { params: { projectId: 'p', assignmentId: reviewId } };
  },
  decideReview: async (world, { reviewId = '' }) => ({
    body: { ...(await newest(world, reviewId)), kind: 'accept' },
  }),
  unveilReview: async (world, { reviewId = '' }) => ({
    body: { ...(await newest(world, reviewId)), fields: {}, activeSeconds: 1 },
  }),
  async publishSettings({ limbs }) {
    const { version, settings } = await loadProject(limbs.database, 'p');
    return { body: { ...settings, name: 'Another name' }, ifMatch: version };
  },
  async proposeRubric({ limbs: { database } }) {
    await sql`update project_version set settings = settings || '{"rubricProposals": true}'`.execute(
      database,
    );
    await database.deleteFrom('rubric_proposal').execute();
    return {};
  },
  async signAttestation({ limbs: { database } }) {
    const { version } = await currentTerms(database, 'p');
    return { body: { version } };
  },
  async beginCorrection(world) {
    const assignmentId = await submitted(world);
    await world.limbs.database.deleteFrom('time_correction').execute();
    return { body: { assignmentId, seconds: 60, reason: 'The clock stood still' } };
  },
  async askReviewCorrection({ limbs: { database } }) {
    const row = { project_id: 'p', task_id: 't1', account_id: member('p', 'reviewer') };
    await database
      .insertInto('review_time')
      .values({ ...row, sitting_id: 'once', day: '2026-01-02', seconds: 60 })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return {};
  },
  async addReviewTime(world) {
    await submitted(world);
    const { task_id: taskId } = await world.limbs.database
      .selectFrom('review')
      .select('task_id')
      .where('project_id', '=', 'p')
      .executeTakeFirstOrThrow();
    return { params: { projectId: 'p', taskId } };
  },
  startImport: async (world, { importId = '' }) => importIn(world, importId, 'waiting'),
  resumeImport: async (world, { importId = '' }) => importIn(world, importId, 'stopped'),
  cancelImport: async (world, { importId = '' }) => importIn(world, importId, 'running'),
};

const submitted = async (world: AttackWorld) =>
  (await objectMakers['reviewId']?.make(world, 'p')) ?? '';

async function newest({ limbs }: AttackWorld, reviewId: string) {
  const { annotation_id: annotationId } = await limbs.database
    .selectFrom('review')
    .select('annotation_id')
    .where('assignment_id', '=', reviewId)
    .executeTakeFirstOrThrow();
  return { annotationId };
}

/** An import whose bytes are here; one that runs does so in another process. */
async function importIn(
  { limbs: { database, files, ids, clock } }: AttackWorld,
  importId: string,
  state: 'waiting' | 'stopped' | 'running',
): Promise<Fitting> {
  const fileId = ids.next();
  await files.put(fileId, new Blob(['{}\n']).stream());
  await database
    .updateTable('import_job')
    .set({
      state,
      files: JSON.stringify([{ name: 'a.jsonl', size: 3, use: 'rows', fileId }]),
      ...(state === 'running' && { runner: 'elsewhere', heartbeat_at: clock.now() }),
    })
    .where('id', '=', importId)
    .execute();
  return state === 'waiting' ? { body: { dryRun: true } } : {};
}
