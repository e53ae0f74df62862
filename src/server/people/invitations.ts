import type { Selectable, Transaction } from 'kysely';
import type { Invitation } from '#contract/people/person.ts';
import type { Account } from '#contract/session/session.ts';
import { role, type Role } from '#domain/people/role.ts';
import { createAccountIn } from '#server/accounts/create-account.ts';
import { passwordHash } from '#server/accounts/passwords.ts';
import { newSecret, secretHash } from '#server/accounts/secret-token.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import { appendAudit } from '#server/audit/append-audit.ts';
import type { PeopleTables } from '#server/database/people-tables.ts';
import type { Tables } from '#server/database/tables.ts';
import { Refusal } from '#server/refusal.ts';
import { joinProject } from './join-project.ts';

type Limbs = Pick<AppLimbs, 'database' | 'clock' | 'ids'>;
type Row = Selectable<PeopleTables['invitation']>;

const DAY_MS = 24 * 60 * 60_000;
const RENEWED_DAYS = 7;
const gone = () => new Refusal('not-found', 'There is no such invitation');

export async function createInvitation(
  { database, clock, ids }: Limbs,
  given: {
    projectId: string;
    by: string;
    email: string;
    roles: Role[];
    skills: string[];
    days: number;
  },
): Promise<{ token: string; expiresAt: string; invitation: Invitation }> {
  const { token, hash } = await newSecret(ids);
  const now = clock.now();
  const row = {
    id: ids.next(),
    project_id: given.projectId,
    email: given.email.trim().toLowerCase(),
    roles: [...new Set(given.roles)],
    skills: [...new Set(given.skills)],
    token_hash: hash,
    made_by: given.by,
    made_at: now,
    expires_at: new Date(now.getTime() + given.days * DAY_MS),
  };
  await database.transaction().execute(async (transaction) => {
    await transaction.insertInto('invitation').values(row).execute();
    await appendAudit(transaction, {
      projectId: given.projectId,
      at: now,
      kind: 'invitation-made',
      actor: given.by,
      subject: row.id,
      detail: { roles: row.roles },
    });
  });
  return { token, expiresAt: row.expires_at.toISOString(), invitation: asListed(row) };
}

export function asListed(row: Row): Invitation {
  return {
    id: row.id,
    email: row.email,
    roles: rolesOf(row),
    skills: row.skills,
    madeAt: row.made_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
  };
}

const rolesOf = (row: Row): Role[] => row.roles.flatMap((each) => role.safeParse(each).data ?? []);

/** A new link in the place of the earlier one. */
export async function renewInvitation(
  { database, clock, ids }: Limbs,
  given: { projectId: string; invitationId: string; by: string },
): Promise<{ token: string; expiresAt: string; email: string }> {
  const { token, hash } = await newSecret(ids);
  const now = clock.now();
  const expires_at = new Date(now.getTime() + RENEWED_DAYS * DAY_MS);
  const email = await database.transaction().execute(async (transaction) => {
    const changed = await transaction
      .updateTable('invitation')
      .set({ token_hash: hash, expires_at })
      .where('id', '=', given.invitationId)
      .where('project_id', '=', given.projectId)
      .returning('email')
      .executeTakeFirst();
    if (!changed) throw gone();
    await appendAudit(transaction, {
      projectId: given.projectId,
      at: now,
      kind: 'invitation-made',
      actor: given.by,
      subject: given.invitationId,
      detail: { again: true },
    });
    return changed.email;
  });
  return { token, expiresAt: expires_at.toISOString(), email };
}

export async function withdrawInvitation(
  { database, clock }: Pick<Limbs, 'database' | 'clock'>,
  given: { projectId: string; invitationId: string; by: string },
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const removed = await transaction
      .deleteFrom('invitation')
      .where('id', '=', given.invitationId)
      .where('project_id', '=', given.projectId)
      .executeTakeFirst();
    if (removed.numDeletedRows === 0n) throw gone();
    await appendAudit(transaction, {
      projectId: given.projectId,
      at: clock.now(),
      kind: 'invitation-withdrawn',
      actor: given.by,
      subject: given.invitationId,
    });
  });
}

/** The invitation of a token. Throws `forbidden` where it was used, withdrawn or has expired. */
export async function invitationOf(
  { database, clock }: Pick<Limbs, 'database' | 'clock'>,
  token: string,
): Promise<Row> {
  const row = await database
    .selectFrom('invitation')
    .selectAll()
    .where('token_hash', '=', await secretHash(token))
    .where('expires_at', '>', clock.now())
    .executeTakeFirst();
  if (row) return row;
  throw new Refusal('forbidden', 'This invitation was used or has expired; ask for another');
}

/**
 * Uses the invitation up: its row goes, and who came by it is a member. `existing` is the
 * account of its address after it proved itself; null makes one. Of two at once one comes in.
 */
export async function acceptInvitation(
  limbs: Limbs,
  invitation: Row,
  person: { existing: string | null; name: string; password: string },
): Promise<void> {
  const { database, clock, ids } = limbs;
  const hash = person.existing === null ? await passwordHash(person.password) : null;
  await database.transaction().execute(async (transaction) => {
    const removed = await transaction
      .deleteFrom('invitation')
      .where('id', '=', invitation.id)
      .where('token_hash', '=', invitation.token_hash)
      .executeTakeFirst();
    if (removed.numDeletedRows === 0n) {
      throw new Refusal('forbidden', 'This invitation was used in this moment');
    }
    const { email } = invitation;
    const made: Account | null =
      hash === null
        ? null
        : await createAccountIn(transaction, ids, { email, name: person.name, hash });
    await joinByInvitation(transaction, invitation, {
      accountId: made?.id ?? person.existing ?? '',
      newAccount: made !== null,
      at: clock.now(),
    });
  });
}

/** What an invitation gives, once its row is gone: membership, and an entry in the log. */
export async function joinByInvitation(
  transaction: Transaction<Tables>,
  invitation: Row,
  { accountId, newAccount, at }: { accountId: string; newAccount: boolean; at: Date },
): Promise<void> {
  await joinProject(transaction, {
    projectId: invitation.project_id,
    accountId,
    roles: rolesOf(invitation),
    skills: invitation.skills,
    at,
  });
  await appendAudit(transaction, {
    projectId: invitation.project_id,
    at,
    kind: 'invitation-used',
    actor: accountId,
    subject: invitation.id,
    detail: { roles: invitation.roles, invitedBy: invitation.made_by, newAccount },
  });
}
