import type { Transaction } from 'kysely';
import type { AppLimbs, ProvenPerson } from '#server/app-limbs.ts';
import { appendAudit } from '#server/audit/append-audit.ts';
import type { Tables } from '#server/database/tables.ts';
import { joinByInvitation } from '#server/people/invitations.ts';
import { Refusal } from '#server/refusal.ts';
import { createAccountIn } from './create-account.ts';

type Limbs = Pick<AppLimbs, 'database' | 'clock' | 'ids'>;

const no = (reason: string) => new Refusal('forbidden', reason);

/**
 * The account of somebody who proved who they are at the provider. The provider's subject
 * decides; an address is believed once, when the subject is first seen, and only a verified one:
 *
 *   subject known ─────────────────────────────► its account, whatever address it has by now
 *   subject new ── address not verified ───────► refused
 *        ├── account of the address ── free ───► linked
 *        │                          └─ taken by another subject ► refused
 *        ├── open invitation of the address ───► new account, linked
 *        └── neither ──────────────────────────► refused
 *
 * Open invitations of the account's own, verified address are used up: proving the address is
 * more than holding the link. An account with a second factor of ours keeps to it: the provider
 * is no way around.
 */
export async function admitProven(limbs: Limbs, person: ProvenPerson): Promise<string> {
  return limbs.database.transaction().execute(async (transaction) => {
    const accountId =
      (await linkedAccount(transaction, person)) ?? (await link(limbs, transaction, person));
    const factor = await transaction
      .selectFrom('second_factor')
      .select('account_id')
      .where('account_id', '=', accountId)
      .where('confirmed_at', 'is not', null)
      .executeTakeFirst();
    if (factor) throw no('This account has a second factor here: sign in with password and code');
    await useInvitations(limbs, transaction, accountId, person);
    return accountId;
  });
}

async function linkedAccount(
  transaction: Transaction<Tables>,
  { issuer, subject }: ProvenPerson,
): Promise<string | null> {
  const row = await transaction
    .selectFrom('credential')
    .select('account_id')
    .where('provider_id', '=', issuer)
    .where('provider_account_id', '=', subject)
    .executeTakeFirst();
  return row?.account_id ?? null;
}

async function link(
  { clock, ids }: Limbs,
  transaction: Transaction<Tables>,
  { issuer, subject, verifiedEmail: email, name }: ProvenPerson,
): Promise<string> {
  if (email === null) throw no('The provider does not say that your e-mail address is yours');
  const now = clock.now();
  const account = await transaction
    .selectFrom('account')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirst();
  const invitation = await transaction
    .selectFrom('invitation')
    .select('id')
    .where('email', '=', email)
    .where('expires_at', '>', now)
    .limit(1)
    .executeTakeFirst();
  if (!account && !invitation) {
    throw no('Nobody of your address is invited here. Ask the lead of your project');
  }
  const id =
    account?.id ?? (await createAccountIn(transaction, ids, { email, name, hash: null })).id;
  const linked = await transaction
    .insertInto('credential')
    .values({
      id: ids.next(),
      provider_id: issuer,
      provider_account_id: subject,
      account_id: id,
      password: null,
    })
    // Two unique indexes: a subject has one account, an account one subject of a provider.
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (linked.numInsertedOrUpdatedRows !== 1n) {
    throw no(
      'Your address belongs to another person at the provider. Ask the lead of your project',
    );
  }
  await appendAudit(transaction, {
    projectId: null,
    at: now,
    kind: 'provider-linked',
    actor: id,
    subject: id,
    detail: { newAccount: account === undefined },
  });
  return id;
}

async function useInvitations(
  { clock }: Limbs,
  transaction: Transaction<Tables>,
  accountId: string,
  { verifiedEmail }: ProvenPerson,
): Promise<void> {
  if (verifiedEmail === null) return;
  const rows = await transaction
    .deleteFrom('invitation')
    .where('email', '=', verifiedEmail)
    .where('expires_at', '>', clock.now())
    .where((where) =>
      where.exists(
        where
          .selectFrom('account')
          .select('account.id')
          .where('account.id', '=', accountId)
          .where('account.email', '=', verifiedEmail),
      ),
    )
    .returningAll()
    .execute();
  for (const row of rows) {
    await joinByInvitation(transaction, row, { accountId, newAccount: false, at: clock.now() });
  }
}
