import { sql, type Kysely, type Transaction } from 'kysely';
import type { askCorrection as askEndpoint } from '#contract/pay/ask-correction.ts';
import type { beginCorrection as beginEndpoint } from '#contract/pay/begin-correction.ts';
import type { decideCorrection as decideEndpoint } from '#contract/pay/decide-correction.ts';
import type { BodyOf } from '#contract/endpoint.ts';
import type { TimeCorrection } from '#domain/pay/pay-statement.ts';
import { dayOf } from '#domain/pay/period.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import { appendAudit } from '#server/audit/append-audit.ts';
import type { Tables } from '#server/database/tables.ts';
import { Refusal } from '#server/refusal.ts';

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
    .innerJoin('assignment as a', 'a.id', 'c.assignment_id')
    .innerJoin('task', 'task.id', 'a.task_id')
    .leftJoin('account as lead', 'lead.id', 'c.decided_by')
    .leftJoin('account as beginner', 'beginner.id', 'c.begun_by')
    .select(['c.id', 'c.assignment_id', 'c.expert_id', 'c.day', 'c.recorded_seconds'])
    .select(['c.seconds', 'c.reason', 'c.asked_at', 'c.outcome', 'c.note', 'c.decided_at'])
    .select(['task.title', 'lead.name as decided_by', 'c.begun_by', 'beginner.name as beginner'])
    .where('c.project_id', '=', projectId)
    .orderBy('c.asked_at')
    .orderBy('c.id');
  if (accountId !== null) query = query.where('c.expert_id', '=', accountId);
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.id,
    accountId: row.expert_id,
    assignmentId: row.assignment_id,
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

/** The expert says what the time should be, and why. One question at a time for each task. */
export async function askCorrection(
  { database, clock, ids }: Limbs,
  given: {
    projectId: string;
    assignmentId: string;
    accountId: string;
    body: BodyOf<typeof askEndpoint>;
  },
): Promise<TimeCorrection> {
  const { projectId, assignmentId, accountId, body } = given;
  const id = ids.next();
  await database.transaction().execute(async (transaction) => {
    const own = await transaction
      .selectFrom('assignment')
      .select(['claimed_at'])
      .where('id', '=', assignmentId)
      .where('project_id', '=', projectId)
      .where('expert_id', '=', accountId)
      .forUpdate()
      .executeTakeFirst();
    if (!own) throw new Refusal('not-found', 'There is no such assignment');
    await keepCorrection(transaction, {
      ...body,
      id,
      projectId,
      assignmentId,
      expertId: accountId,
      claimedAt: own.claimed_at,
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

/** A lead corrects somebody's time. It counts at once, and the expert reads the reason. */
export async function beginCorrection(
  { database, clock, ids }: Limbs,
  given: {
    projectId: string;
    by: string;
    body: BodyOf<typeof beginEndpoint>;
  },
): Promise<void> {
  const { projectId, by, body } = given;
  const { assignmentId } = body;
  await database.transaction().execute(async (transaction) => {
    const held = await transaction
      .selectFrom('assignment')
      .select(['claimed_at', 'expert_id'])
      .where('id', '=', assignmentId)
      .where('project_id', '=', projectId)
      .forUpdate()
      .executeTakeFirst();
    if (!held) {
      throw new Refusal('invalid', 'There is no such work in this project', {
        errors: [{ place: 'body.assignmentId', reason: 'Not an assignment of this project' }],
      });
    }
    if (held.expert_id === by) {
      throw new Refusal('forbidden', 'Another lead answers for your own time: ask for it');
    }
    await keepCorrection(transaction, {
      ...body,
      id: ids.next(),
      projectId,
      assignmentId,
      expertId: held.expert_id,
      claimedAt: held.claimed_at,
      at: clock.now(),
      begunBy: by,
      waiting: 'The expert asked for a correction of this task; answer it',
    });
  });
}

type NewCorrection = {
  id: string;
  projectId: string;
  assignmentId: string;
  expertId: string;
  claimedAt: Date;
  /** Added to the recorded time, may be negative. */
  seconds: number;
  reason: string;
  at: Date;
  /** The lead who begins it, and whose word counts at once; null for what the expert asks. */
  begunBy: string | null;
  /** What to say where one of this task waits for its answer. */
  waiting: string;
};

/** Writes a correction and its line in the log, on the day that the time itself is counted on. */
async function keepCorrection(transaction: Transaction<Tables>, made: NewCorrection) {
  const { id, projectId, assignmentId, expertId, seconds, reason, at, begunBy } = made;
  const { recorded, corrected, day, open } = await standing(transaction, assignmentId);
  if (open) throw new Refusal('duplicate', made.waiting);
  refuseNothing(recorded + corrected, seconds);
  await transaction
    .insertInto('time_correction')
    .values({
      id,
      project_id: projectId,
      assignment_id: assignmentId,
      expert_id: expertId,
      day: day ?? dayOf(made.claimedAt.getTime()),
      recorded_seconds: recorded,
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
    actor: begunBy ?? expertId,
    subject: id,
    detail: { assignment: assignmentId, seconds },
  });
}

function refuseNothing(sofar: number, seconds: number): void {
  if (seconds !== 0 && sofar + seconds >= 0) return;
  throw new Refusal('invalid', 'The corrected time is the recorded one, or less than nothing', {
    errors: [{ place: 'body.seconds', reason: 'Changes nothing, or takes away too much' }],
  });
}

type Standing = { recorded: number; corrected: number; day: string | null; open: boolean };

async function standing(transaction: Transaction<Tables>, assignmentId: string): Promise<Standing> {
  const { rows } = await sql<Standing>`
    select coalesce(sum(seconds), 0)::float8 as recorded, max(day) as day,
      (select coalesce(sum(seconds), 0)::float8 from time_correction
        where assignment_id = ${assignmentId} and outcome = 'agreed') as corrected,
      exists (select from time_correction
        where assignment_id = ${assignmentId} and outcome is null) as open
    from active_day where assignment_id = ${assignmentId}`.execute(transaction);
  const [row] = rows;
  if (!row) throw new Error('An aggregate without a row');
  return row;
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
