import { sql, type RawBuilder, type Transaction } from 'kysely';
import { rolesWith, type ProjectPermission } from '#domain/people/permission.ts';
import type { Tables } from './database/tables.ts';
import { Refusal } from './refusal.ts';

/** What a request was let in by. It was asked before the body was read; a write asks it again. */
export type StandingRight = {
  projectId: string;
  accountId: string;
  permission: ProjectPermission;
};

/**
 * Common table expressions of which `allowed` has a row while the right stands. The row that
 * gives it is locked: who takes it away at this moment waits for the write, or is seen by it.
 */
export function allowed({ projectId, accountId, permission }: StandingRight): RawBuilder<unknown> {
  return sql`
    member as (
      select 1 from membership where project_id = ${projectId} and account_id = ${accountId}
        and role = any(${rolesWith(permission)}::text[]) limit 1 for key share
    ), owner as (
      select 1 from account where id = ${accountId} and is_owner
        and not exists (select 1 from member) for key share
    ), allowed as (select 1 from member union all select 1 from owner)`;
}

/** The same as a condition that locks nothing, to tell a caller beforehand. */
export function stillAllowed(right: StandingRight): RawBuilder<boolean> {
  const { projectId, accountId, permission } = right;
  return sql<boolean>`(exists (
      select 1 from membership where project_id = ${projectId} and account_id = ${accountId}
        and role = any(${rolesWith(permission)}::text[])
    ) or exists (select 1 from account where id = ${accountId} and is_owner))`;
}

/** For a transaction: throws `forbidden` where the right is gone, and holds it otherwise. */
export async function holdRight(
  transaction: Transaction<Tables>,
  right: StandingRight,
): Promise<void> {
  if (await stands(transaction, right)) return;
  // A role may have been exchanged for another that allows it too: only a new look sees that one.
  if (await stands(transaction, right)) return;
  throw rightGone();
}

export const rightGone = () =>
  new Refusal('forbidden', 'Your role in this project does not allow this any more');

async function stands(transaction: Transaction<Tables>, right: StandingRight): Promise<boolean> {
  const { rows } = await sql`with ${allowed(right)} select 1 from allowed`.execute(transaction);
  return rows.length > 0;
}
