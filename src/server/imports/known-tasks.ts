import { sql, type Transaction } from 'kysely';
import type { Tables } from '#server/database/tables.ts';
import type { PreparedTask } from './prepared-task.ts';

/** Hex hash by which a task is known in its project. */
export function identityOf({ task, hash }: PreparedTask): string {
  return task.native?.sourceHash ?? hash;
}

/** Which of these hashes are tasks of the project. */
export async function knownHashes(
  transaction: Transaction<Tables>,
  projectId: string,
  hashes: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ h: string }>`
    select encode(source_hash, 'hex') as h from task
    where project_id = ${projectId} and source_hash in (
      select decode(h, 'hex') from json_array_elements_text(${JSON.stringify(hashes)}::json) h)
  `.execute(transaction);
  return new Set(rows.map(({ h }) => h));
}

/** Which of these ids belong to tasks of the project. */
export async function knownExternalIds(
  transaction: Transaction<Tables>,
  projectId: string,
  externalIds: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ e: string }>`
    select external_id as e from task
    where project_id = ${projectId} and external_id in (
      select e from json_array_elements_text(${JSON.stringify(externalIds)}::json) e)
  `.execute(transaction);
  return new Set(rows.map(({ e }) => e));
}
