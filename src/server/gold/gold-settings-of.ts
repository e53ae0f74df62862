import type { Kysely, Transaction } from 'kysely';
import { goldSettings, type GoldSettings } from '#domain/gold/gold-settings.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import { appendAudit } from '#server/audit/append-audit.ts';
import type { Tables } from '#server/database/tables.ts';

/** The defaults where nobody has set anything. */
export async function goldSettingsOf(
  database: Kysely<Tables>,
  projectId: string,
): Promise<GoldSettings> {
  const row = await database
    .selectFrom('gold_settings')
    .select(['rate', 'pass_mark as passMark'])
    .where('project_id', '=', projectId)
    .executeTakeFirst();
  return row ?? goldSettings.parse({});
}

/** A project that marks its first item gets the defaults and the seed that decides the turns. */
export async function ensureGoldSettings(
  transaction: Transaction<Tables>,
  { ids, clock }: Pick<AppLimbs, 'ids' | 'clock'>,
  given: { projectId: string; by: string },
): Promise<void> {
  const { rate, passMark } = goldSettings.parse({});
  await transaction
    .insertInto('gold_settings')
    .values({
      project_id: given.projectId,
      rate,
      pass_mark: passMark,
      seed: ids.next(),
      set_by: given.by,
      set_at: clock.now(),
    })
    .onConflict((conflict) => conflict.column('project_id').doNothing())
    .execute();
}

/** The seed stays: turns that were decided stay decided. */
export async function setGoldSettings(
  limbs: Pick<AppLimbs, 'database' | 'ids' | 'clock'>,
  given: { projectId: string; by: string; settings: GoldSettings },
): Promise<GoldSettings> {
  const { projectId, by, settings } = given;
  const at = limbs.clock.now();
  await limbs.database.transaction().execute(async (transaction) => {
    await ensureGoldSettings(transaction, limbs, given);
    await transaction
      .updateTable('gold_settings')
      .set({ rate: settings.rate, pass_mark: settings.passMark, set_by: by, set_at: at })
      .where('project_id', '=', projectId)
      .execute();
    const detail = { rate: settings.rate, passMark: settings.passMark };
    await appendAudit(transaction, {
      projectId,
      at,
      kind: 'gold-set',
      actor: by,
      subject: projectId,
      detail,
    });
  });
  return settings;
}
