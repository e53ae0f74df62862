import type { Kysely, Transaction } from 'kysely';
import type { AnswerOf, BodyOf } from '#contract/endpoint.ts';
import type { decideRubricProposal } from '#contract/rubrics/decide-rubric-proposal.ts';
import type { proposeRubric as proposeEndpoint } from '#contract/rubrics/propose-rubric.ts';
import type { RubricProposal } from '#contract/rubrics/rubric-proposal.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import { appendAudit } from '#server/audit/append-audit.ts';
import { json } from '#server/database/json.ts';
import type { Tables } from '#server/database/tables.ts';
import { loadProject } from '#server/projects/load-project.ts';
import { ownAssignment, type AssignmentKey } from '#server/queue/own-assignment.ts';
import { Refusal } from '#server/refusal.ts';
import { giveNotice, type Notice } from '#server/reviews/give-notice.ts';
import { approvedRubric } from './approved-rubric.ts';
import { criteriaAt } from './criteria-at.ts';
import { refuseFaulty } from './publish-rubric.ts';

type Limbs = Pick<AppLimbs, 'database' | 'clock' | 'ids'>;

const MOST = 200;

/** An expert's rubric for the task of an own assignment. One at a time waits for its decision. */
export async function proposeRubric(
  { database, clock, ids }: Limbs,
  key: AssignmentKey,
  { criteria, note }: BodyOf<typeof proposeEndpoint>,
): Promise<{ proposalId: string }> {
  const own = await ownAssignment(database, key);
  const { settings } = await loadProject(database, key.projectId);
  if (!settings.rubricProposals) {
    throw new Refusal('closed', 'This project does not take rubrics from experts');
  }
  refuseFaulty(criteria, settings.scoringRule);
  const { taskId } = own.assignment;
  return database.transaction().execute(async (transaction) => {
    const waiting = await transaction
      .selectFrom('rubric_proposal')
      .select('id')
      .where('task_id', '=', taskId)
      .where('proposed_by', '=', key.expertId)
      .where('state', '=', 'open')
      .executeTakeFirst();
    if (waiting) {
      throw new Refusal('duplicate', 'Your rubric for this task waits for a reviewer already');
    }
    const proposalId = ids.next();
    const now = clock.now();
    await transaction
      .insertInto('rubric_proposal')
      .values({
        id: proposalId,
        project_id: key.projectId,
        task_id: taskId,
        rubric_version: own.rubricVersion,
        criteria: json(criteria),
        note,
        state: 'open',
        proposed_by: key.expertId,
        proposed_at: now,
        decided_by: null,
        decided_at: null,
        reason: null,
      })
      .execute();
    await appendAudit(transaction, {
      projectId: key.projectId,
      at: now,
      kind: 'rubric-proposed',
      actor: key.expertId,
      subject: proposalId,
      detail: { task: taskId },
    });
    return { proposalId };
  });
}

export async function listProposals(
  database: Kysely<Tables>,
  projectId: string,
): Promise<RubricProposal[]> {
  const rows = await database
    .selectFrom('rubric_proposal as p')
    .innerJoin('task', 'task.id', 'p.task_id')
    .leftJoin('rubric', 'rubric.id', 'task.rubric_id')
    .leftJoin('account as expert', 'expert.id', 'p.proposed_by')
    .leftJoin('account as reviewer', 'reviewer.id', 'p.decided_by')
    .select(['p.id', 'p.task_id', 'p.criteria', 'p.note', 'p.state', 'p.proposed_at', 'p.reason'])
    .select(['task.title', 'rubric.id as rubric_id', 'rubric.version'])
    .select(['expert.name as proposed_by', 'reviewer.name as decided_by'])
    .where('p.project_id', '=', projectId)
    .orderBy((of) => of.case().when('p.state', '=', 'open').then(0).else(1).end())
    .orderBy('p.proposed_at', 'desc')
    .limit(MOST)
    .execute();
  return Promise.all(
    rows.map(async (row) => {
      const { rubric_id, version } = row;
      const criteria =
        rubric_id === null || version === null
          ? null
          : await criteriaAt(database, rubric_id, version);
      return {
        id: row.id,
        taskId: row.task_id,
        taskTitle: row.title,
        current: criteria === null || version === null ? null : { version, criteria },
        criteria: row.criteria,
        note: row.note,
        state: row.state,
        proposedBy: row.proposed_by ?? 'Removed account',
        proposedAt: row.proposed_at.toISOString(),
        decidedBy: row.decided_by,
        reason: row.reason,
      };
    }),
  );
}

type Decision = BodyOf<typeof decideRubricProposal>;

/** A proposal is decided once; approving publishes it as the task's own rubric. */
export async function decideProposal(
  limbs: Limbs,
  { projectId, proposalId }: { projectId: string; proposalId: string },
  { decision, reason, criteria }: Decision,
  accountId: string,
): Promise<AnswerOf<typeof decideRubricProposal>> {
  const { database, clock } = limbs;
  const { settings } = await loadProject(database, projectId);
  if (criteria) refuseFaulty(criteria, settings.scoringRule);
  const now = clock.now();
  return database.transaction().execute(async (transaction) => {
    const found = await transaction
      .selectFrom('rubric_proposal')
      .select(['task_id', 'criteria', 'state', 'proposed_by'])
      .where('id', '=', proposalId)
      .where('project_id', '=', projectId)
      .forUpdate()
      .executeTakeFirst();
    if (!found) throw new Refusal('not-found', 'There is no such proposal');
    if (found.state !== 'open') throw new Refusal('closed', 'This proposal was decided already');
    const state = decision === 'approve' ? ('approved' as const) : ('declined' as const);
    await transaction
      .updateTable('rubric_proposal')
      .set({ state, decided_by: accountId, decided_at: now, reason })
      .where('id', '=', proposalId)
      .execute();
    if (state === 'approved') {
      const published = criteria ?? found.criteria;
      const at = { projectId, taskId: found.task_id, accountId, now };
      await approvedRubric(transaction, limbs.ids, at, published);
    }
    const proposer = { id: found.proposed_by, taskId: found.task_id };
    await tellProposer(transaction, limbs.ids, proposer, {
      projectId,
      from: accountId,
      kind: state === 'approved' ? 'proposal-approved' : 'proposal-declined',
      reason,
      at: now,
    });
    await appendAudit(transaction, {
      projectId,
      at: now,
      kind: 'rubric-proposal-decided',
      actor: accountId,
      subject: proposalId,
      detail: { state },
    });
    return { state };
  });
}

/** The expert learns in the app what became of the proposal, and why where it was declined. */
async function tellProposer(
  transaction: Transaction<Tables>,
  ids: AppLimbs['ids'],
  { id, taskId }: { id: string; taskId: string },
  notice: Pick<Notice, 'projectId' | 'from' | 'kind' | 'at'> & { reason: string },
): Promise<void> {
  const work = await transaction
    .selectFrom('assignment')
    .innerJoin('task', 'task.id', 'assignment.task_id')
    .select(['assignment.id', 'task.title'])
    .where('assignment.task_id', '=', taskId)
    .where('assignment.expert_id', '=', id)
    .orderBy('assignment.claimed_at', 'desc')
    .executeTakeFirst();
  if (!work) return;
  const { reason, ...what } = notice;
  const title = reason.trim() === '' ? work.title : `${work.title}: “${reason.trim()}”`;
  await giveNotice(transaction, ids, { ...what, to: [id], reviewId: work.id, title });
}
