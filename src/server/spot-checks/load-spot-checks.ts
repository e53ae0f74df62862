import type { Kysely, Selectable } from 'kysely';
import type { RegradedItem, SpotCheck } from '#contract/quality/spot-check.ts';
import { definitionInWords } from '#domain/spot-check/defect-definition.ts';
import { claimInWords } from '#domain/spot-check/spot-check-claim.ts';
import { spotCheckReport, type SpotCheckReport } from '#domain/spot-check/spot-check-report.ts';
import type { Tables } from '#server/database/tables.ts';
import { namesOf } from '#server/quality/names-of.ts';
import { Refusal } from '#server/refusal.ts';
import { isDefective } from './is-defective.ts';

export type CheckRow = Selectable<Tables['spot_check']>;

/** Every check of a project, the newest first, each with its report from the stored regrades. */
export async function allSpotChecks(
  database: Kysely<Tables>,
  projectId: string,
): Promise<SpotCheck[]> {
  const rows = await database
    .selectFrom('spot_check')
    .selectAll()
    .where('project_id', '=', projectId)
    .orderBy('n', 'desc')
    .execute();
  const checks: SpotCheck[] = [];
  for (const row of rows) checks.push(await asListed(database, row));
  return checks;
}

export async function checkRow(
  database: Kysely<Tables>,
  projectId: string,
  checkId: string,
): Promise<CheckRow> {
  const row = await database
    .selectFrom('spot_check')
    .selectAll()
    .where('id', '=', checkId)
    .where('project_id', '=', projectId)
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found', 'There is no such spot check');
  return row;
}

export async function oneSpotCheck(
  database: Kysely<Tables>,
  projectId: string,
  checkId: string,
): Promise<SpotCheck> {
  return asListed(database, await checkRow(database, projectId, checkId));
}

/** What the stored regrades of a check say. */
export async function reportOf(
  database: Kysely<Tables>,
  check: Pick<CheckRow, 'id' | 'claim'>,
): Promise<SpotCheckReport> {
  const items = await database
    .selectFrom('spot_check_item')
    .select(['stratum', 'expert_id as expertId', 'place', isDefective.as('defective')])
    .where('check_id', '=', check.id)
    .orderBy('annotation_id')
    .execute();
  return spotCheckReport(check.claim, items);
}

async function asListed(database: Kysely<Tables>, row: CheckRow): Promise<SpotCheck> {
  const report = await reportOf(database, row);
  const names = await namesOf(database, [
    row.made_by,
    ...report.experts.map(({ name: accountId }) => accountId),
  ]);
  const nameOf = (id: string) => names.get(id) ?? 'Removed account';
  return {
    id: row.id,
    n: row.n,
    claim: row.claim,
    claimInWords: claimInWords(row.claim),
    definition: definitionInWords(row.claim.definition),
    seed: row.seed,
    madeBy: nameOf(row.made_by),
    madeAt: row.made_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    closedReason: row.closed_reason,
    report: {
      ...report,
      strata: report.strata.flatMap((each) =>
        isStratum(each.name) ? [{ ...each, name: each.name }] : [],
      ),
      experts: report.experts.map((each) => ({
        ...each,
        accountId: each.name,
        name: nameOf(each.name),
      })),
    },
  };
}

type StratumName = SpotCheck['report']['strata'][number]['name'];
const isStratum = (name: string): name is StratumName => name !== '';

/** The items whose regrade is in, defective ones first. */
export async function regradedItems(
  database: Kysely<Tables>,
  checkId: string,
): Promise<RegradedItem[]> {
  const rows = await database
    .selectFrom('spot_check_item')
    .innerJoin('task', 'task.id', 'spot_check_item.task_id')
    .innerJoin('annotation', 'annotation.id', 'spot_check_item.annotation_id')
    .select([
      'annotation_id',
      'annotation.submitted_at',
      'spot_check_item.task_id',
      'title',
      'stratum',
      'expert_id',
      'regrader_id',
      'regraded_at',
      'defects',
    ])
    .where('check_id', '=', checkId)
    .where('regraded_at', 'is not', null)
    .orderBy('place')
    .execute();
  const names = await namesOf(database, [
    ...new Set(rows.flatMap((row) => [row.expert_id, row.regrader_id ?? ''])),
  ]);
  const nameOf = (id: string | null) => names.get(id ?? '') ?? 'Removed account';
  return rows
    .map((row) => ({
      annotationId: row.annotation_id,
      taskId: row.task_id,
      taskTitle: row.title,
      stratum: row.stratum,
      expert: nameOf(row.expert_id),
      expertId: row.expert_id,
      submittedAt: row.submitted_at.toISOString(),
      regrader: nameOf(row.regrader_id),
      regradedAt: row.regraded_at?.toISOString() ?? '',
      defects: row.defects ?? [],
    }))
    .toSorted((a, b) => Number(b.defects.length > 0) - Number(a.defects.length > 0));
}
