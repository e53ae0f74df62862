import { sql } from 'kysely';
import type { SpotCheck } from '#contract/quality/spot-check.ts';
import { drawCheck, planCheck } from '#domain/spot-check/draw-check.ts';
import type { SpotCheckClaim } from '#domain/spot-check/spot-check-claim.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import { appendAudit } from '#server/audit/append-audit.ts';
import { json } from '#server/database/json.ts';
import { Refusal } from '#server/refusal.ts';
import { runReport } from '#server/reports/run-report.ts';
import { oneSpotCheck } from './load-spot-checks.ts';

/**
 * Writes the claim, the lot and the draw down, in one transaction that waits for nobody: from
 * then on the plan is fixed. The seed is the server's, so that nobody chooses a draw.
 */
export async function createSpotCheck(
  limbs: Pick<AppLimbs, 'database' | 'clock' | 'ids' | 'reports'>,
  given: { projectId: string; claim: SpotCheckClaim; by: string },
): Promise<SpotCheck> {
  const { database, clock, ids } = limbs;
  const { projectId, claim, by } = given;
  const lot = await runReport(limbs, 'acceptedItems', projectId);
  const strata = new Map(lot.map(({ annotationId, stratum }) => [annotationId, stratum]));
  const plan = planCheck(claim, strata);
  if (!plan.ok) throw new Refusal('invalid', plan.error);
  const seed = ids.next();
  const id = ids.next();
  const places = new Map(
    drawCheck(claim, strata, plan.value, seed).map((item, place) => [item, place]),
  );
  const now = clock.now();
  await database.transaction().execute(async (transaction) => {
    // The project's row makes claims of two leads come one after the other.
    await transaction
      .selectFrom('project')
      .select('id')
      .where('id', '=', projectId)
      .forUpdate()
      .execute();
    const { n } = await transaction
      .selectFrom('spot_check')
      .select((each) => each.fn.coalesce(each.fn.max('n'), sql<number>`0`).as('n'))
      .where('project_id', '=', projectId)
      .executeTakeFirstOrThrow();
    await transaction
      .insertInto('spot_check')
      .values({
        id,
        project_id: projectId,
        n: n + 1,
        claim: json(claim),
        seed,
        made_by: by,
        made_at: now,
      })
      .execute();
    await sql`
      insert into spot_check_item (check_id, annotation_id, task_id, expert_id, stratum, place)
      select ${id}, item->>'annotationId', item->>'taskId', item->>'expertId', item->>'stratum',
        (item->>'place')::int
      from jsonb_array_elements(${json(
        lot.map((item) => ({ ...item, place: places.get(item.annotationId) ?? null })),
      )}::jsonb) item`.execute(transaction);
    await appendAudit(transaction, {
      projectId,
      at: now,
      kind: 'spot-check-made',
      actor: by,
      subject: id,
      detail: { n: n + 1, lot: lot.length, drawn: places.size, seed },
    });
  });
  return oneSpotCheck(database, projectId, id);
}
