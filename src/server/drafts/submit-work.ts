import { sql, type Kysely, type Transaction } from 'kysely';
import { submitWork as endpoint } from '#contract/draft/submit-work.ts';
import type { AnswerOf, BodyOf } from '#contract/endpoint.ts';
import { diffFields } from '#domain/draft/diff-fields.ts';
import type { DraftFields } from '#domain/draft/draft-fields.ts';
import type { Grades } from '#domain/draft/grades.ts';
import { GUARD_FIELD } from '#domain/guard/check-draft.ts';
import { guardNotes, type GuardNote } from '#domain/guard/guard-note.ts';
import type { Rubric } from '#domain/rubric/rubric.ts';
import { scoreResponse } from '#domain/score/score-response.ts';
import { scoringRule } from '#domain/score/scoring-rules.ts';
import { appendAudit } from '#server/audit/append-audit.ts';
import { json } from '#server/database/json.ts';
import type { Tables } from '#server/database/tables.ts';
import { considerTask } from '#server/opinions/consider-task.ts';
import { loadProject } from '#server/projects/load-project.ts';
import { afterSubmission } from '#server/gold/after-submission.ts';
import type { QueueLimbs } from '#server/queue/claim.ts';
import {
  ownAssignment,
  type AssignmentKey,
  type OwnAssignment,
} from '#server/queue/own-assignment.ts';
import { leaseLost, workClosed } from '#server/queue/renew-lease.ts';
import { retryOnConflict } from '#server/queue/retry-on-conflict.ts';
import { Refusal } from '#server/refusal.ts';
import {
  refuseChangedKept,
  regradeInHand,
  settleRegrades,
} from '#server/rubrics/regrade-in-hand.ts';
import { pinnedRubric } from '#server/tasks/blind-task.ts';
import { answeredBefore, type KeyedWrite } from './answered-before.ts';
import { appendLastRevision, type LastRevision } from './append-last-revision.ts';
import { readGrades, refuseIncomplete } from './complete-grades.ts';
import { currentDraft } from './current-draft.ts';
import { requestHash } from './request-hash.ts';

export type SubmitWork = AssignmentKey & {
  key: string;
  body: BodyOf<typeof endpoint>;
};
type Submitted = AnswerOf<typeof endpoint>;

/**
 * Turns a draft into an annotation, in one transaction: the key, what stood on the screen as
 * the last revision, the annotation with its scores, the slot. Refused are: work that is based
 * on another revision than the server's (`stale`), a slot that changed hands (`lease-lost`), a
 * closed task, and work with something missing (`incomplete`, places named as draft fields).
 * Nothing is kept of a refused submission; the draft stays as it was.
 */
export async function submitWork(limbs: QueueLimbs, submit: SubmitWork): Promise<Submitted> {
  const { database } = limbs;
  const { body, assignmentId, expertId } = submit;
  const hash = await requestHash(endpoint.name, assignmentId, body);
  const write = { accountId: expertId, key: submit.key, hash };
  const earlier = async (open: Kysely<Tables>): Promise<Submitted | null> => {
    const before = await answeredBefore(open, write);
    if (before === null || endpoint.answer.kind !== 'json') return null;
    return endpoint.answer.schema.parse(before);
  };
  return retryOnConflict(() =>
    database.transaction().execute(async (transaction) => {
      const before = await earlier(transaction);
      if (before !== null) return before;
      const own = await ownAssignment(transaction, submit);
      if (own.isClosed || own.assignment.state === 'submitted') throw workClosed();
      if (own.assignment.state !== 'held') throw leaseLost();
      const current = await currentDraft(transaction, assignmentId);
      if (current.revision !== body.baseRevision) {
        throw new Refusal('stale', 'The draft has changed since; nothing is lost', { current });
      }
      const { assignment, settings } = own;
      const rubric = await pinnedRubric(
        transaction,
        { ...own, projectVersion: assignment.projectVersion },
        assignment.projectId,
        settings,
      );
      const grades = readGrades(body);
      refuseIncomplete(own, rubric, grades);
      const held = { ...assignment, expertId: own.expertId };
      const regrade = await regradeInHand(transaction, held);
      if (regrade) await refuseChangedKept(transaction, regrade, rubric, grades);
      const final = { ...current, patch: diffFields(current.fields, body.fields) };
      return store(limbs, transaction, {
        submit,
        write,
        own,
        rubric,
        grades,
        final,
        isRegrade: regrade !== null,
      });
    }),
  ).catch(async (error: unknown) => {
    // The same request may have gone through between two reads of this one.
    const twin = error instanceof Refusal ? await earlier(database) : null;
    if (twin !== null) return twin;
    throw error;
  });
}

/** Explanations of what the guard found are for the reviewer; they leave with no export. */
function withoutGuard({ [GUARD_FIELD]: given, ...fields }: DraftFields): {
  fields: DraftFields;
  guard: GuardNote[];
} {
  return { fields, guard: guardNotes.safeParse(given).data ?? [] };
}

type Whole = {
  submit: SubmitWork;
  write: KeyedWrite;
  own: OwnAssignment;
  rubric: Rubric | null;
  grades: Grades;
  final: LastRevision;
  /** Only what a changed rubric touched was asked again: the round stays. */
  isRegrade: boolean;
};

async function store(
  { clock, ids }: QueueLimbs,
  transaction: Transaction<Tables>,
  { submit, write, own, rubric, grades, final, isRegrade }: Whole,
): Promise<Submitted> {
  const { assignment, settings, responseOrder, slotN } = own;
  const { body } = submit;
  const now = clock.now();
  const rule = scoringRule(settings.scoringRule);
  const scores =
    rubric === null
      ? []
      : responseOrder.map((id) => scoreResponse(rule, rubric.criteria, grades.verdicts, id));
  const submitted: Submitted = {
    annotationId: ids.next(),
    submittedAt: now.toISOString(),
    scores,
  };
  await transaction
    .insertInto('idempotency')
    .values({
      account_id: write.accountId,
      key: write.key,
      request_hash: write.hash,
      status: 200,
      answer: json(submitted),
      at: now,
    })
    .execute();
  const { rows } = await sql`
    update slot set state = 'done', lease_until = null
    where task_id = ${assignment.taskId} and n = ${slotN} and expert_id = ${own.expertId}
      and epoch = ${assignment.epoch} and state = 'leased'
    returning task_id`.execute(transaction);
  if (rows.length === 0) {
    // Either the slot changed hands, or another device submitted in this very moment.
    const { assignment: since } = await ownAssignment(transaction, submit);
    throw since.state === 'submitted' ? workClosed() : leaseLost();
  }
  await transaction
    .updateTable('assignment')
    .set({ state: 'submitted' })
    .where('id', '=', assignment.id)
    .execute();
  const activeSeconds = await appendLastRevision(transaction, submit, final, now);
  const { fields, guard } = withoutGuard(body.fields);
  const last = await lastOf(transaction, assignment.taskId, own.expertId);
  const round = last.round + (isRegrade ? 0 : 1);
  await transaction
    .insertInto('annotation')
    .values({
      id: submitted.annotationId,
      project_id: assignment.projectId,
      task_id: assignment.taskId,
      assignment_id: assignment.id,
      annotator_id: own.expertId,
      version: last.version + 1,
      round,
      grades: json(grades),
      fields: json(fields),
      guard: json(guard),
      display_order: json(responseOrder),
      rubric_id: rubric?.id ?? null,
      rubric_version: rubric?.version ?? null,
      project_version: assignment.projectVersion,
      scoring_rule: rule.name,
      scoring_rule_version: rule.version,
      scores: json(scores),
      active_seconds: activeSeconds,
      made_by: own.expertId,
      submitted_at: now,
    })
    .execute();
  await afterSubmission(
    transaction,
    { clock, ids },
    {
      projectId: assignment.projectId,
      taskId: assignment.taskId,
      assignmentId: assignment.id,
      expertId: own.expertId,
      annotationId: submitted.annotationId,
      round,
      at: now,
      rule,
      criteria: rubric?.criteria ?? [],
      grades,
      guard,
      activeSeconds,
    },
  );
  await appendAudit(transaction, {
    projectId: assignment.projectId,
    at: now,
    kind: 'submission',
    actor: own.expertId,
    subject: submitted.annotationId,
    detail: { task: assignment.taskId, version: last.version + 1, round },
  });
  const { annotationId } = submitted;
  await settleRegrades(
    transaction,
    { ids, now },
    { ...assignment, expertId: own.expertId, annotationId },
  );
  // Whether more is asked is decided by today's settings, not by those the work was begun under.
  const project = await loadProject(transaction, assignment.projectId);
  await considerTask(transaction, { ...assignment, settings: project.settings, now });
  return submitted;
}

async function lastOf(
  database: Kysely<Tables>,
  taskId: string,
  expertId: string,
): Promise<{ version: number; round: number }> {
  const row = await database
    .selectFrom('annotation')
    .select(['version', 'round'])
    .where('task_id', '=', taskId)
    .where('annotator_id', '=', expertId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? { version: 0, round: 0 };
}
