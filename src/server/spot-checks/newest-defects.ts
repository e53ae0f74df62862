import { sql, type Kysely } from 'kysely';
import type { QualityDefects } from '#contract/quality/get-quality.ts';
import type { ScopedItem } from '#domain/quality/quality-scope.ts';
import { countedLot, defectRow, type LotItem } from '#domain/spot-check/defect-row.ts';
import type { Tables } from '#server/database/tables.ts';
import { isDefective } from './is-defective.ts';

/** The defects of any part of the lot of one check. */
export type DefectsOf = (has: (item: ScopedItem) => boolean) => QualityDefects | null;

type Row = LotItem & ScopedItem;

/**
 * Figures of the newest spot check of which something was regraded; null for every part where
 * there is none, and for a part of which nothing is in its lot.
 */
export async function newestDefects(
  database: Kysely<Tables>,
  projectId: string,
): Promise<DefectsOf> {
  const check = await database
    .selectFrom('spot_check')
    .select(['id', 'n', 'claim'])
    .where('project_id', '=', projectId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('spot_check_item')
          .select(sql.lit(1).as('one'))
          .whereRef('spot_check_item.check_id', '=', 'spot_check.id')
          .where('regraded_at', 'is not', null),
      ),
    )
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!check) return () => null;
  const rows = await database
    .selectFrom('spot_check_item as item')
    .innerJoin('annotation', 'annotation.id', 'item.annotation_id')
    .select([
      'item.stratum',
      'item.place',
      'item.task_id as taskId',
      'item.expert_id as expertId',
      'annotation.submitted_at',
      isDefective.as('defective'),
    ])
    .where('check_id', '=', check.id)
    .orderBy('annotation_id')
    .execute();
  const lot = countedLot(
    rows.map(({ submitted_at, ...row }): Row => ({ ...row, submittedAt: submitted_at.getTime() })),
  );
  return (has) => {
    const { population, regraded, defects, interval } = defectRow(check.claim, lot, {
      name: '',
      has,
    });
    if (population === 0) return null;
    return { checkId: check.id, n: check.n, population, regraded, defects, interval };
  };
}
