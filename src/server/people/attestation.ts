import type { Kysely } from 'kysely';
import { attestationState, STANDARD_ATTESTATION } from '#domain/people/attestation.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import { appendAudit } from '#server/audit/append-audit.ts';
import type { Tables } from '#server/database/tables.ts';
import { Refusal } from '#server/refusal.ts';

type Limbs = Pick<AppLimbs, 'database' | 'clock'>;

/** The text that is to be signed now. Version 1 is the standard one, until a lead publishes. */
export async function currentTerms(
  database: Kysely<Tables>,
  projectId: string,
): Promise<{ version: number; text: string }> {
  const row = await database
    .selectFrom('attestation_text')
    .select(['version', 'text'])
    .where('project_id', '=', projectId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? { version: 1, text: STANDARD_ATTESTATION };
}

export async function signatureOf(
  database: Kysely<Tables>,
  projectId: string,
  accountId: string,
): Promise<{ version: number; at: string } | null> {
  const row = await database
    .selectFrom('attestation')
    .select(['version', 'signed_at'])
    .where('project_id', '=', projectId)
    .where('account_id', '=', accountId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { version: row.version, at: row.signed_at.toISOString() } : null;
}

export async function publishTerms(
  { database, clock }: Limbs,
  given: { projectId: string; text: string; by: string },
): Promise<{ version: number }> {
  const { projectId, text, by } = given;
  return database.transaction().execute(async (transaction) => {
    await transaction
      .selectFrom('project')
      .select('id')
      .where('id', '=', projectId)
      .forUpdate()
      .execute();
    const current = await currentTerms(transaction, projectId);
    const version = current.version + 1;
    await transaction
      .insertInto('attestation_text')
      .values({ project_id: projectId, version, text, published_by: by, published_at: clock.now() })
      .execute();
    await appendAudit(transaction, {
      projectId,
      at: clock.now(),
      kind: 'attestation-published',
      actor: by,
      subject: projectId,
      detail: { version },
    });
    return { version };
  });
}

/** Signing twice keeps the first time. Throws `stale` where another text stands by now. */
export async function signTerms(
  { database, clock }: Limbs,
  given: { projectId: string; accountId: string; version: number },
): Promise<{ signedAt: string }> {
  const { projectId, accountId, version } = given;
  return database.transaction().execute(async (transaction) => {
    const current = await currentTerms(transaction, projectId);
    if (current.version !== version) {
      throw new Refusal('stale', 'A newer text was published; read it before you sign', {
        current,
      });
    }
    const signed = await signatureOf(transaction, projectId, accountId);
    if (signed?.version === version) return { signedAt: signed.at };
    const at = clock.now();
    await transaction
      .insertInto('attestation')
      .values({ project_id: projectId, account_id: accountId, version, signed_at: at })
      .execute();
    await appendAudit(transaction, {
      projectId,
      at,
      kind: 'attested',
      actor: accountId,
      subject: projectId,
      detail: { version },
    });
    return { signedAt: at.toISOString() };
  });
}

/** Work is handed out to who signed the current text; sample accounts count as attested. */
export async function refuseUnattested(
  { database, sampleMode }: Pick<AppLimbs, 'database' | 'sampleMode'>,
  projectId: string,
  accountId: string,
): Promise<void> {
  if (sampleMode) return;
  const { version } = await currentTerms(database, projectId);
  const signed = await signatureOf(database, projectId, accountId);
  if (attestationState(version, signed?.version ?? null) === 'signed') return;
  throw new Refusal('not-attested', 'Read and sign the attestation of this project first');
}
