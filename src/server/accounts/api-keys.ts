import type { Kysely, Selectable } from 'kysely';
import type * as z from 'zod/mini';
import type { apiKey } from '#contract/accounts/api-key.ts';
import type { Account } from '#contract/session/session.ts';
import { keyScope } from '#domain/people/key-scope.ts';
import type { KeyScope } from '#domain/people/key-scope.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import { appendAudit } from '#server/audit/append-audit.ts';
import type { PeopleTables } from '#server/database/people-tables.ts';
import type { Tables } from '#server/database/tables.ts';
import { Refusal } from '#server/refusal.ts';
import { newSecret, secretHash } from './secret-token.ts';

const PREFIX = 'tsk_';
const DAY_MS = 24 * 60 * 60_000;
/** Last use is noted at most so often: a busy key must not write with every request. */
const NOTE_USE_MS = 10 * 60_000;

/** What a key lets its bearer be: its maker, inside one project, within its scopes. */
export type UsedKey = {
  id: string;
  account: Account;
  projectId: string;
  scopes: readonly string[];
};
export type ApiKey = z.infer<typeof apiKey>;

/** The key in a request's Authorization header; null where there is none of ours. */
export async function keyOf(
  { database, clock }: Pick<AppLimbs, 'database' | 'clock'>,
  request: Request,
): Promise<UsedKey | null> {
  const given = /^Bearer (tsk_[\w-]{20,200})$/.exec(
    request.headers.get('Authorization') ?? '',
  )?.[1];
  if (given === undefined) return null;
  const now = clock.now();
  const row = await database
    .selectFrom('api_key')
    .innerJoin('account', 'account.id', 'api_key.account_id')
    .select(['api_key.id', 'project_id', 'scopes', 'last_used_at'])
    .select(['account_id', 'account.name', 'account.email', 'account.is_owner'])
    .where('secret_hash', '=', await secretHash(given))
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (!row) throw new Refusal('signed-out', 'This key is unknown, expired or revoked');
  if (now.getTime() - (row.last_used_at?.getTime() ?? 0) > NOTE_USE_MS) {
    await database
      .updateTable('api_key')
      .set({ last_used_at: now })
      .where('id', '=', row.id)
      .execute();
  }
  const { account_id: id, name, email, is_owner: isOwner } = row;
  const { id: keyId, project_id: projectId, scopes } = row;
  return { id: keyId, account: { id, name, email, isOwner }, projectId, scopes };
}

export async function createKey(
  { database, clock, ids }: Pick<AppLimbs, 'database' | 'clock' | 'ids'>,
  given: { projectId: string; account: Account; name: string; scopes: KeyScope[]; days: number },
): Promise<{ key: string; apiKey: ApiKey }> {
  const { token, hash } = await newSecret(ids, PREFIX);
  const now = clock.now();
  const row = {
    id: ids.next(),
    project_id: given.projectId,
    account_id: given.account.id,
    name: given.name,
    begins: token.slice(0, PREFIX.length + 4),
    scopes: [...new Set(given.scopes)],
    made_at: now,
    expires_at: new Date(now.getTime() + given.days * DAY_MS),
    last_used_at: null,
  };
  await database.transaction().execute(async (transaction) => {
    // The operator of the machine is no account, so nobody’s roles would bound the key.
    const person = await transaction
      .selectFrom('account')
      .select('id')
      .where('id', '=', given.account.id)
      .executeTakeFirst();
    if (!person) {
      throw new Refusal('forbidden', 'A key acts for a person: sign in and make it there');
    }
    await transaction
      .insertInto('api_key')
      .values({ ...row, secret_hash: hash })
      .execute();
    await appendAudit(transaction, {
      projectId: given.projectId,
      at: now,
      kind: 'key-made',
      actor: given.account.id,
      subject: row.id,
      detail: { scopes: row.scopes, days: given.days },
    });
  });
  return { key: token, apiKey: asListed({ ...row, madeBy: given.account.name }) };
}

/** The keys of a project; `ownOf` narrows them to one account's. */
export async function listKeys(
  database: Kysely<Tables>,
  projectId: string,
  ownOf: string | null,
): Promise<ApiKey[]> {
  let query = database
    .selectFrom('api_key')
    .leftJoin('account', 'account.id', 'api_key.account_id')
    .select(['api_key.id', 'api_key.name', 'begins', 'scopes', 'made_at', 'expires_at'])
    .select(['last_used_at', 'account.name as madeBy'])
    .where('project_id', '=', projectId)
    .orderBy('made_at', 'desc');
  if (ownOf !== null) query = query.where('account_id', '=', ownOf);
  return (await query.execute()).map(asListed);
}

type Listed = Pick<
  Selectable<PeopleTables['api_key']>,
  'id' | 'name' | 'begins' | 'scopes' | 'made_at' | 'expires_at' | 'last_used_at'
> & { madeBy: string | null };

function asListed(row: Listed): ApiKey {
  return {
    id: row.id,
    name: row.name,
    begins: row.begins,
    scopes: row.scopes.flatMap((scope) => keyScope.safeParse(scope).data ?? []),
    madeBy: row.madeBy,
    madeAt: row.made_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  };
}

export async function revokeKey(
  { database, clock }: Pick<AppLimbs, 'database' | 'clock'>,
  given: { projectId: string; keyId: string; actor: string; ownOf: string | null },
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    let query = transaction
      .deleteFrom('api_key')
      .where('id', '=', given.keyId)
      .where('project_id', '=', given.projectId);
    if (given.ownOf !== null) query = query.where('account_id', '=', given.ownOf);
    const { numDeletedRows } = await query.executeTakeFirst();
    if (numDeletedRows === 0n) throw new Refusal('not-found', 'There is no such key');
    await appendAudit(transaction, {
      projectId: given.projectId,
      at: clock.now(),
      kind: 'key-revoked',
      actor: given.actor,
      subject: given.keyId,
    });
  });
}
