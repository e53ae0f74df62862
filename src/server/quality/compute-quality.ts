import { sql, type Kysely } from 'kysely';
import type { Quality } from '#contract/quality/get-quality.ts';
import { agreementTable, type AgreementRow } from '#domain/quality/agreement-table.ts';
import { dayOf } from '#domain/pay/period.ts';
import { completionForecast } from '#domain/quality/completion-forecast.ts';
import { expertAlerts } from '#domain/quality/expert-alerts.ts';
import { expertReliability } from '#domain/quality/expert-reliability.ts';
import type { Judgement } from '#domain/quality/judgement.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import type { Tables } from '#server/database/tables.ts';
import { LAST_ORDINARY_SLOT } from '#server/gold/gold-slot.ts';
import { breakdown, median } from './breakdown.ts';
import { namesOf } from './names-of.ts';
import { projectSubjects } from './project-subjects.ts';

/** Criteria listed on the screen: those on which experts agree least. */
const WEAKEST_CRITERIA = 12;

/** Every figure of the Quality screen, computed from what is stored now. */
export async function computeQuality(
  { database, clock }: Pick<AppLimbs, 'database' | 'clock'>,
  projectId: string,
): Promise<Quality> {
  const found = await projectSubjects(database, projectId);
  const { judgements, subjects, verdicts, basis } = found;
  const reliability = expertReliability(verdicts);
  const names = await namesOf(database, [...new Set(judgements.map((each) => each.annotatorId))]);
  const byExpert = Map.groupBy(judgements, (each) => each.annotatorId);
  const { acceptedDays, ...fates } = await breakdown(database, projectId, {
    judgements,
    verdicts: subjects.find(({ key }) => key === 'verdicts'),
    names,
  });
  const progress = { ...(await progressOf(database, projectId, judgements)), acceptedDays };
  const left = progress.annotationsWanted - fates.outcome.accepted;
  return {
    computedAt: clock.now().toISOString(),
    progress,
    forecast: completionForecast(acceptedDays, left, dayOf(clock.now().getTime())),
    ...fates,
    agreement: forTheScreen(agreementTable(subjects)),
    agreementBasis: basis,
    experts: [...byExpert]
      .map(([accountId, own]) => ({
        accountId,
        name: names.get(accountId) ?? 'Removed account',
        annotations: own.length,
        reliability: reliability.get(accountId) ?? null,
        medianActiveSeconds: median(own.map((each) => each.activeSeconds)),
      }))
      .toSorted((a, b) => (b.reliability?.low ?? -1) - (a.reliability?.low ?? -1)),
    alerts: expertAlerts(judgements).map((alert) => ({
      ...alert,
      name: names.get(alert.annotatorId) ?? 'Removed account',
    })),
  };
}

/** Questions, score and verdicts as they come; of the criteria only the weakest. */
function forTheScreen(rows: readonly AgreementRow[]): AgreementRow[] {
  const criteria = rows
    .filter((row) => row.kind === 'criterion' && row.value !== null)
    .toSorted((a, b) => (a.value ?? 0) - (b.value ?? 0))
    .slice(0, WEAKEST_CRITERIA);
  return [...rows.filter((row) => row.kind !== 'criterion'), ...criteria];
}

async function progressOf(
  database: Kysely<Tables>,
  projectId: string,
  judgements: readonly Judgement[],
): Promise<Omit<Quality['progress'], 'acceptedDays'>> {
  const { tasks } = await database
    .selectFrom('task')
    .select((each) => each.fn.countAll<number>().as('tasks'))
    .where('project_id', '=', projectId)
    .where('closed_at', 'is', null)
    .executeTakeFirstOrThrow();
  const slots = await database
    .selectFrom('slot')
    .select(['state', (each) => each.fn.countAll<number>().as('count')])
    .where('project_id', '=', projectId)
    .where('state', '<>', sql.lit('closed'))
    .where('n', '<=', LAST_ORDINARY_SLOT)
    .groupBy('state')
    .execute();
  const count = (state: string) => Number(slots.find((each) => each.state === state)?.count ?? 0);
  const days = Map.groupBy(judgements, (each) =>
    new Date(each.submittedAt).toISOString().slice(0, 10),
  );
  return {
    tasks: Number(tasks),
    annotationsWanted: slots.reduce((sum, each) => sum + Number(each.count), 0),
    annotationsDone: count('done'),
    heldNow: count('leased'),
    days: [...days].map(([day, own]) => ({ day, annotations: own.length })),
  };
}
