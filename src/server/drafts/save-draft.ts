import { sql } from 'kysely';
import { saveDraft as endpoint } from '#contract/draft/save-draft.ts';
import type { AnswerOf, BodyOf } from '#contract/endpoint.ts';
import { applyPatch } from '#domain/draft/apply-patch.ts';
import { DRAFT_SCHEMA, type DraftFields } from '#domain/draft/draft-fields.ts';
import type { JsonValue } from '#domain/json-value.ts';
import { dayOf } from '#domain/pay/period.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import { json } from '#server/database/json.ts';
import { addActiveTime } from '#server/pay/add-active-time.ts';
import type { AssignmentKey } from '#server/queue/own-assignment.ts';
import { leaseLost, workClosed } from '#server/queue/renew-lease.ts';
import { LookAgain, retryOnConflict } from '#server/queue/retry-on-conflict.ts';
import { Refusal } from '#server/refusal.ts';
import { allowed, rightGone, stillAllowed, type StandingRight } from '#server/standing-right.ts';
import { answerOf, type KeyedWrite } from './answered-before.ts';
import { requestHash } from './request-hash.ts';

/** Every so many revisions the history holds the whole draft, so that none is far from one. */
export const SNAPSHOT_EVERY = 50;
/** As JSON text. Room for eight long rewrites; a draft beyond it is refused, not cut. */
export const MOST_DRAFT_CHARACTERS = 6_000_000;

export type SaveDraft = AssignmentKey & {
  key: string;
  base: number;
  body: BodyOf<typeof endpoint>;
  /** What must still stand when it is written; the route names it. */
  right?: StandingRight | null;
};
type Saved = AnswerOf<typeof endpoint>;

type State = {
  state: 'held' | 'submitted' | 'released' | 'parked' | 'returned';
  is_closed: boolean;
  revision: number | null;
  schema: number | null;
  fields: DraftFields | null;
  saved_at: Date | null;
  request_hash: Uint8Array | null;
  answer: JsonValue | null;
  may: boolean;
};

/**
 * Appends one revision. One read, then one statement, which is one transaction: key, revision
 * and draft are written together or not at all. The primary keys are the judges: another save
 * of the same base has the revision already, a copy of the same request has the key, a right
 * that was taken away lets nothing through; each way we look again and answer what is then true.
 */
export async function saveDraft(
  limbs: Pick<AppLimbs, 'database' | 'clock'>,
  save: SaveDraft,
): Promise<Saved> {
  const { base, body, assignmentId } = save;
  const hash = await requestHash(endpoint.name, assignmentId, base, body);
  const write = { accountId: save.expertId, key: save.key, hash };
  return retryOnConflict(async () => {
    const state = await readState(limbs, save);
    const before = storedAnswer(state, write);
    if (before) return before;
    refuse(state, save);
    const changed = applyPatch(state.fields ?? {}, body.patch);
    if (!changed.ok) {
      const { field, kind } = changed.error;
      const reason = kind === 'outside-text' ? 'Reaches beyond the text' : 'Not a text';
      throw new Refusal('invalid', 'The change does not fit the draft it was made on', {
        errors: [{ place: `body.patch.${field}`, reason }],
      });
    }
    return append(limbs, save, write, changed.value);
  });
}

async function readState(
  { database }: Pick<AppLimbs, 'database'>,
  { projectId, assignmentId, expertId, key, right }: SaveDraft,
): Promise<State> {
  const { rows } = await sql<State>`
    select ${right ? stillAllowed(right) : sql`true`} as may, a.state, (t.closed_at is not null or p.closed_at is not null) as is_closed,
      d.revision, d.schema, d.fields, d.saved_at, i.request_hash, i.answer
    from assignment a
      join task t on t.id = a.task_id
      join project p on p.id = a.project_id
      left join draft d on d.assignment_id = a.id
      left join idempotency i on i.account_id = ${expertId} and i.key = ${key}
    where a.id = ${assignmentId} and a.project_id = ${projectId}
      and a.expert_id = ${expertId}`.execute(database);
  const [row] = rows;
  if (!row) throw new Refusal('not-found', 'There is no such assignment');
  return row;
}

function storedAnswer({ request_hash, answer }: State, write: KeyedWrite): Saved | null {
  if (request_hash === null || answer === null) return null;
  const stored = answerOf({ request_hash, answer }, write);
  return endpoint.answer.kind === 'json' ? endpoint.answer.schema.parse(stored) : null;
}

function refuse(state: State, { base, body }: SaveDraft): void {
  if (!state.may) throw rightGone();
  if (state.is_closed || state.state === 'submitted') throw workClosed();
  if (state.state !== 'held') throw leaseLost();
  const revision = state.revision ?? 0;
  const schema = state.schema ?? DRAFT_SCHEMA;
  if (revision !== base) {
    const savedAt = state.saved_at?.toISOString() ?? null;
    throw new Refusal('stale', 'The draft has changed since; nothing is lost', {
      current: { revision, schema, fields: state.fields ?? {}, savedAt },
    });
  }
  if (body.schema < schema) {
    throw new Refusal('client-too-old', 'This draft was written by a newer version: reload');
  }
}

async function append(
  { database, clock }: Pick<AppLimbs, 'database' | 'clock'>,
  { assignmentId, base, body, right }: SaveDraft,
  write: KeyedWrite,
  fields: DraftFields,
): Promise<Saved> {
  const whole = json(fields);
  if (whole.length > MOST_DRAFT_CHARACTERS) {
    throw new Refusal('too-large', 'The draft is too large to be saved; shorten it');
  }
  const now = clock.now();
  const revision = base + 1;
  const saved: Saved = { revision, savedAt: now.toISOString() };
  const active = body.activeSeconds ?? 0;
  const snapshot = revision % SNAPSHOT_EVERY === 0 ? whole : null;
  const { rows } = await sql`
    with ${right ? allowed(right) : sql`allowed as (select 1)`}, kept as (
      insert into idempotency (account_id, key, request_hash, status, answer, at)
      select ${write.accountId}, ${write.key}, ${write.hash}::bytea, 200, ${json(saved)}::jsonb,
        ${now}::timestamptz from allowed
    ), appended as (
      insert into draft_revision (assignment_id, revision, schema, patch, snapshot, saved_at)
      select ${assignmentId}, ${revision}::int, ${body.schema}::int, ${json(body.patch)}::jsonb,
        ${snapshot}::jsonb, ${now}::timestamptz from allowed
    ), counted as (${addActiveTime(
      assignmentId,
      dayOf(now.getTime()),
      sql`(select ${active}::float8 from allowed)`,
    )})
    insert into draft as d (assignment_id, revision, schema, fields, active_seconds, saved_at)
    select ${assignmentId}, ${revision}::int, ${body.schema}::int, ${whole}::jsonb,
      ${active}::float8, ${now}::timestamptz from allowed
    on conflict (assignment_id) do update set revision = excluded.revision,
      schema = excluded.schema, fields = excluded.fields, saved_at = excluded.saved_at,
      active_seconds = d.active_seconds + excluded.active_seconds
    returning d.revision`.execute(database);
  if (rows.length === 0) throw new LookAgain('The right was taken away between the two statements');
  return saved;
}
