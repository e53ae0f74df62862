import { sql, type Kysely, type Transaction } from 'kysely';
import { nextSure } from '#domain/skill/adaptive-overlap.ts';
import type { Tables } from '#server/database/tables.ts';

export type Threshold = { aim: number; sure: number };

/**
 * How certain a task must be before it closes, so that tasks are on average as certain as the
 * lead aims at. It starts at the aim, and again when the aim is changed.
 */
export async function thresholdOf(
  database: Kysely<Tables>,
  projectId: string,
  aim: number,
): Promise<Threshold> {
  const row = await database
    .selectFrom('opinion_threshold')
    .select(['aim', 'sure'])
    .where('project_id', '=', projectId)
    .executeTakeFirst();
  return row?.aim === aim ? row : { aim, sure: aim };
}

/** One step after a task closed at this certainty. */
export async function moveThreshold(
  transaction: Transaction<Tables>,
  projectId: string,
  { aim, sure }: Threshold,
  closedAt: number,
): Promise<void> {
  const next = nextSure(sure, aim, closedAt);
  await sql`
    insert into opinion_threshold (project_id, aim, sure) values (${projectId}, ${aim}, ${next})
    on conflict (project_id) do update set aim = excluded.aim, sure = excluded.sure`.execute(
    transaction,
  );
}
