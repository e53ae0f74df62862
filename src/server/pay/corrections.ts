import type { Kysely, Transaction } from 'kysely';
import type { askCorrection as askEndpoint } from '#contract/pay/ask-correction.ts';
import type { beginCorrection as beginEndpoint } from '#contract/pay/begin-correction.ts';
import type { decideCorrection as decideEndpoint } from '#contract/pay/decide-correction.ts';
import type { BodyOf } from '#contract/endpoint.ts';
import type { TimeCorrection } from '#domain/pay/pay-statement.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import { appendAudit } from '#server/audit/append-audit.ts';
import type { Tables } from '#server/database/tables.ts';
import { Refusal } from '#server/refusal.ts';
import { holdWork, type HeldWork, type NamedWork } from './held-work.ts';

type Limbs = Pick<AppLimbs, 'database' | 'clock' | 'ids'>;
export type PersonalCorrection = TimeCorrection & { accountId: string };

/** Corrections of a project, oldest first. */
export async function correctionsOf(
  database: Kysely<Tables>,
  projectId: string,
  accountId: string | null,
): Promise<PersonalCorrection[]> {
  let query = database
    .selectFrom('time_correction as c')
    .innerJoin('task', 'task.id', 'c.task_id')
    .leftJoin('account as lead', 'lead.id', 'c.decided_by')
    .leftJoin('account as beginner', 'beginner.id', 'c.begun_by')
    .select(['c.id', 'c.work', 'c.task_id', 'c.assignment_id', 'c.expert_id', 'c.day'])
    .select([
      'c.recorded_seconds',
      'c.seconds',
      'c.reason',
      'c.asked_at',
      'c.outcome',
      'c.note',
      'c.decided_at',
    ])
    .select(['task.title', 'lead.name as decided_by', 'c.begun_by', 'beginner.name as beginner'])
    .where('c.project_id', '=', projectId)
    .orderBy('c.asked_at')
    .orderBy('c.id');
  if (accountId !== null) query = query.where('c.expert_id', '=', accountId);
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.id,
    accountId: row.expert_id,
    work: row.work,
    assignmentId: row.assignment_id,
    taskId: row.task_id,
    taskTitle: row.title,
    day: row.day,
    recordedSeconds: row.recorded_seconds,
    seconds: row.seconds,
    reason: row.reason,
    askedAt: row.asked_at.toISOString(),
    state: row.outcome ?? 'open',
    begunBy: row.begun_by === null ? null : (row.beginner ?? 'a lead'),
    decidedBy: row.decided_by,
    decidedAt: row.decided_at?.toISOString() ?? null,
    note: row.note,
  }));
}

/** Somebody says what their time should be, and why. One question at a time for each piece of work. */
export async function askCorrection(
  { database, clock, ids }: Limbs,
  given: {
    projectId: string;
    accountId: string;
    named: NamedWork;
    body: BodyOf<typeof askEndpoint>;
  },
): Promise<TimeCorrection> {
  const { projectId, accountId, named, body } = given;
  const id = ids.next();
  await database.transaction().execute(async (transaction) => {
    const own = await holdWork(transaction, projectId, named);
    if (own?.personId !== accountId) throw await noOwnWork(transaction, projectId, named);
    await keepCorrection(transaction, own, {
      ...body,
      id,
      projectId,
      at: clock.now(),
      begunBy: null,
      waiting: 'A correction of this task waits for its answer already',
    });
  });
  const all = await correctionsOf(database, projectId, accountId);
  const made = all.find((each) => each.id === id);
  if (!made) throw new Error('The correction that was just stored is not there');
  const { accountId: _, ...correction } = made;
  return correction;
}

/** An assignment is somebody's own; a task is there for everybody, reviewed by them or not. */
async function noOwnWork(
  transaction: Transaction<Tables>,
  projectId: string,
  named: NamedWork,
): Promise<Refusal> {
  if ('assignmentId' in named) return new Refusal('not-found', 'There is no such assignment');
  const task = await transaction
    .selectFrom('task')
    .select('id')
    .where('id', '=', named.taskId)
    .where('project_id', '=', projectId)
    .executeTakeFirst();
  return task
    ? new Refusal('invalid', 'No time of yours in review was recorded for this task', {
        errors: [{ place: 'path.taskId', reason: 'Not reviewed by you' }],
      })
    : new Refusal('not-found', 'There is no such task');
}

/** A lead corrects somebody's time. It counts at once, and that person reads the reason. */
export async function beginCorrection(
  { database, clock, ids }: Limbs,
  given: {
    projectId: string;
    by: string;
    body: BodyOf<typeof beginEndpoint>;
  },
): Promise<void> {
  const { projectId, by, body } = given;
  await database.transaction().execute(async (transaction) => {
    const held = await holdWork(transaction, projectId, body);
    if (!held) {
      const place = 'assignmentId' in body ? 'body.assignmentId' : 'body.taskId';
      throw new Refusal('invalid', 'There is no such work in this project', {
        errors: [{ place, reason: 'No work of this project' }],
      });
    }
    if (held.personId === by) {
      throw new Refusal('forbidden', 'Another lead answers for your own time: ask for it');
    }
    await keepCorrection(transaction, held, {
      ...body,
      id: ids.next(),
      projectId,
      at: clock.now(),
      begunBy: by,
      waiting: 'A correction of this task was asked for; answer it',
    });
  });
}

type NewCorrection = {
  id: string;
  projectId: string;
  /** Added to the recorded time, may be negative. */
  seconds: number;
  reason: string;
  at: Date;
  /** The lead who begins it, and whose word counts at once; null for what the person asks. */
  begunBy: string | null;
  /** What to say where one of this work waits for its answer. */
  waiting: string;
};

/** Writes a correction and its line in the log, on the day that the time itself is counted on. */
async function keepCorrection(
  transaction: Transaction<Tables>,
  held: HeldWork,
  made: NewCorrection,
) {
  const { id, projectId, seconds, reason, at, begunBy } = made;
  if (held.open) throw new Refusal('duplicate', made.waiting);
  refuseNothing(held.recorded + held.corrected, seconds);
  await transaction
    .insertInto('time_correction')
    .values({
      id,
      project_id: projectId,
      work: held.work,
      task_id: held.taskId,
      assignment_id: held.assignmentId,
      expert_id: held.personId,
      day: held.day,
      recorded_seconds: held.recorded,
      seconds,
      reason,
      asked_at: at,
      outcome: begunBy === null ? null : 'agreed',
      note: null,
      decided_by: begunBy,
      decided_at: begunBy === null ? null : at,
      begun_by: begunBy,
    })
    .execute();
  await appendAudit(transaction, {
    projectId,
    at,
    kind: begunBy === null ? 'correction-asked' : 'correction-begun',
    actor: begunBy ?? held.personId,
    subject: id,
    detail: {
      ...(held.assignmentId === null ? { review: held.taskId } : { assignment: held.assignmentId }),
      seconds,
    },
  });
}

function refuseNothing(sofar: number, seconds: number): void {
  if (seconds !== 0 && sofar + seconds >= 0) return;
  throw new Refusal('invalid', 'The corrected time is the recorded one, or less than nothing', {
    errors: [{ place: 'body.seconds', reason: 'Changes nothing, or takes away too much' }],
  });
}

/** A lead's answer. Nobody answers what they asked for themselves. */
export async function decideCorrection(
  { database, clock }: Limbs,
  given: {
    projectId: string;
    correctionId: string;
    by: string;
    body: BodyOf<typeof decideEndpoint>;
  },
): Promise<void> {
  const { projectId, correctionId, by, body } = given;
  await database.transaction().execute(async (transaction) => {
    const asked = await transaction
      .selectFrom('time_correction')
      .select(['expert_id', 'outcome'])
      .where('id', '=', correctionId)
      .where('project_id', '=', projectId)
      .forUpdate()
      .executeTakeFirst();
    if (!asked) throw new Refusal('not-found', 'There is no such correction');
    if (asked.outcome !== null) throw new Refusal('duplicate', 'It was answered already');
    if (asked.expert_id === by) {
      throw new Refusal('forbidden', 'Another lead answers what you asked for yourself');
    }
    await transaction
      .updateTable('time_correction')
      .set({ outcome: body.outcome, note: body.note, decided_by: by, decided_at: clock.now() })
      .where('id', '=', correctionId)
      .execute();
    await appendAudit(transaction, {
      projectId,
      at: clock.now(),
      kind: 'correction-decided',
      actor: by,
      subject: correctionId,
      detail: { outcome: body.outcome },
    });
  });
}
