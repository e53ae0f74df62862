import { sql, type RawBuilder, type Transaction } from 'kysely';
import type { Account } from '#contract/session/session.ts';
import { rolesWith, type Permission, type ProjectPermission } from '#domain/people/permission.ts';
import type { UsedKey } from './accounts/api-keys.ts';
import type { Tables } from './database/tables.ts';
import { operator } from './operator.ts';
import { Refusal } from './refusal.ts';

/** What a request was let in by. It was asked before the body was read; a write asks it again. */
export type StandingRight = {
  accountId: string;
  permission: ProjectPermission | 'owner';
  /** Null for what only owners of the installation may do. */
  projectId: string | null;
  /** The API key by which they ask. */
  keyId?: string;
};

/** The right that an endpoint's permission asks for; null where no row of the database gives it. */
export function standingRight(
  permission: Permission,
  { account, key }: { account: Account | null; key: UsedKey | null },
  params: unknown,
): StandingRight | null {
  if (permission === 'anybody' || permission === 'signed-in') return null;
  if (account === null || account.id === operator.id) return null;
  const projectId = permission === 'owner' ? null : (params as { projectId: string }).projectId;
  return { accountId: account.id, permission, projectId, ...(key && { keyId: key.id }) };
}

const rolesFor = ({ permission }: StandingRight) =>
  permission === 'owner' ? [] : rolesWith(permission);

/**
 * Common table expressions of which `allowed` has a row while the right stands. The rows that
 * give it are locked: who takes it away at this moment waits for the write, or is seen by it.
 */
export function allowed(right: StandingRight): RawBuilder<unknown> {
  const { projectId, accountId, keyId } = right;
  const key =
    keyId === undefined
      ? sql`select 1`
      : sql`select 1 from api_key where id = ${keyId} for key share`;
  return sql`
    member as (
      select 1 from membership where project_id = ${projectId} and account_id = ${accountId}
        and role = any(${rolesFor(right)}::text[]) limit 1 for key share
    ), owner as (
      select 1 from account where id = ${accountId} and is_owner
        and not exists (select 1 from member) for key share
    ), opener as (${key}), allowed as (
      select 1 from opener, (select 1 from member union all select 1 from owner) as person
    )`;
}

/** The same as a condition that locks nothing, to tell a caller beforehand. */
export function stillAllowed(right: StandingRight): RawBuilder<boolean> {
  const { projectId, accountId, keyId } = right;
  const key =
    keyId === undefined ? sql`true` : sql`exists (select 1 from api_key where id = ${keyId})`;
  return sql<boolean>`(${key} and (exists (
      select 1 from membership where project_id = ${projectId} and account_id = ${accountId}
        and role = any(${rolesFor(right)}::text[])
    ) or exists (select 1 from account where id = ${accountId} and is_owner)))`;
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
  new Refusal('forbidden', 'Your right to do this was taken away just now');

async function stands(transaction: Transaction<Tables>, right: StandingRight): Promise<boolean> {
  const { rows } = await sql`with ${allowed(right)} select 1 from allowed`.execute(transaction);
  return rows.length > 0;
}
