import { sql, type Kysely } from 'kysely';
import type { Quality } from '#contract/quality/get-quality.ts';
import { agreementTable, type AgreementRow } from '#domain/quality/agreement-table.ts';
import type { AgreementSubject } from '#domain/quality/agreement-subject.ts';
import { answersWithTruth } from '#domain/quality/answers-with-truth.ts';
import { dayOf } from '#domain/pay/period.ts';
import { completionForecast, type DayCount } from '#domain/quality/completion-forecast.ts';
import { expertAlerts } from '#domain/quality/expert-alerts.ts';
import { expertReliability } from '#domain/quality/expert-reliability.ts';
import { median } from '#domain/quality/median.ts';
import type { QualityFilter } from '#domain/quality/quality-filter.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import type { Tables } from '#server/database/tables.ts';
import { LAST_ORDINARY_SLOT } from '#server/gold/gold-slot.ts';
import { breakdowns } from './breakdown.ts';
import { isAccepted } from './item-rows.ts';
import { loadQuality, type LoadedQuality } from './load-quality.ts';
import { namesOf } from './names-of.ts';
import { hasTime, outcomeOf } from './outcome-of.ts';

/** Criteria listed on the screen: those on which experts agree least. */
const WEAKEST_CRITERIA = 12;

/** Every figure of the Quality screen, computed from what is stored now. */
export async function computeQuality(
  { database, clock }: Pick<AppLimbs, 'database' | 'clock'>,
  projectId: string,
  filter: QualityFilter = {},
): Promise<Quality> {
  const loaded = await loadQuality(database, projectId, filter);
  const { judgements, subjects, scope } = loaded;
  const ids = new Set([
    ...loaded.all.map(({ annotatorId }) => annotatorId),
    ...loaded.items.map(({ expertId }) => expertId),
  ]);
  const names = await namesOf(database, [...ids]);
  const nameOf = (id: string) => names.get(id) ?? 'Removed account';
  const subject = reliabilitySubject(loaded);
  const reliability = expertReliability(answersWithTruth(subject) ?? []);
  const outcome = outcomeOf({ ...loaded, has: scope.hasItem }, loaded.defectsOf);
  const progress = await progressOf(database, projectId, loaded);
  const today = dayOf(clock.now().getTime());
  return {
    computedAt: clock.now().toISOString(),
    choices: {
      domains: [
        ...new Set(loaded.all.flatMap(({ taskId }) => loaded.domainsOf(taskId))),
      ].toSorted(),
      questions: loaded.questions,
      experts: [...ids]
        .map((key) => ({ key, name: nameOf(key) }))
        .toSorted((a, b) => a.name.localeCompare(b.name, 'en')),
    },
    reliabilityOn: { key: subject.key, name: subject.name },
    progress,
    forecast:
      progress.annotationsWanted === null
        ? {
            kind: 'not-enough-data',
            why: 'What is left is planned for the project and its domains, not for one expert, question or period.',
          }
        : completionForecast(
            progress.acceptedDays,
            progress.annotationsWanted - outcome.accepted,
            today,
          ),
    outcome,
    ...breakdowns({ loaded, subject, reliability, names }),
    agreement: forTheScreen(agreementTable(subjects)),
    agreementBasis: loaded.basis,
    experts: [...Map.groupBy(judgements, (each) => each.annotatorId)]
      .map(([accountId, own]) => ({
        accountId,
        name: nameOf(accountId),
        annotations: own.length,
        reliability: reliability.get(accountId) ?? null,
        medianActiveSeconds: median(own.filter(hasTime).map((each) => each.activeSeconds)),
      }))
      .toSorted((a, b) => (b.reliability?.low ?? -1) - (a.reliability?.low ?? -1)),
    alerts: expertAlerts(alertBasis(loaded), loaded.scales)
      .filter(({ annotatorId }) => scope.hasPerson(annotatorId))
      .map((alert) => ({ ...alert, name: nameOf(alert.annotatorId) })),
  };
}

/** Verdicts, or what the filter asks about; of verdicts all, also where overlap is not fixed. */
function reliabilitySubject({ subjects, verdicts, filter }: LoadedQuality): AgreementSubject {
  const asked = subjects.find(({ key }) => key === filter.question);
  const plain = subjects.find(({ key }) => key === 'verdicts');
  if (asked && asked.key !== 'verdicts') return asked;
  return {
    key: 'verdicts',
    name: 'Verdicts, all criteria',
    kind: 'verdicts',
    metric: 'gwet-ac1',
    ...plain,
    ratings: verdicts,
  };
}

/** An expert is checked against everybody else in the same domain and period. */
export function alertBasis({ all, scope }: LoadedQuality): LoadedQuality['all'] {
  return all.filter(
    ({ taskId, submittedAt }) => scope.hasTask(taskId) && scope.hasDay(dayOf(submittedAt)),
  );
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
  { filter, judgements, items }: LoadedQuality,
): Promise<Quality['progress']> {
  const domain = filter.domain ?? null;
  const ofDomain = sql<boolean>`(${domain}::text is null or ${domain}::text = any(task.skills))`;
  const { tasks } = await database
    .selectFrom('task')
    .select((each) => each.fn.countAll<number>().as('tasks'))
    .where('project_id', '=', projectId)
    .where('closed_at', 'is', null)
    .where(ofDomain)
    .executeTakeFirstOrThrow();
  const slots = await database
    .selectFrom('slot')
    .innerJoin('task', 'task.id', 'slot.task_id')
    .select(['slot.state', (each) => each.fn.countAll<number>().as('count')])
    .where('slot.project_id', '=', projectId)
    .where('slot.state', '<>', sql.lit('closed'))
    .where('slot.n', '<=', LAST_ORDINARY_SLOT)
    .where(ofDomain)
    .groupBy('slot.state')
    .execute();
  const count = (state: string) => Number(slots.find((each) => each.state === state)?.count ?? 0);
  const isPlanned =
    filter.expert === undefined &&
    filter.question === undefined &&
    filter.from === undefined &&
    filter.to === undefined;
  return {
    tasks: Number(tasks),
    annotationsWanted: isPlanned ? slots.reduce((sum, each) => sum + Number(each.count), 0) : null,
    annotationsDone: count('done'),
    heldNow: count('leased'),
    days: countsByDay(judgements.map(({ submittedAt }) => submittedAt)).map(
      ({ day, count: annotations }) => ({ day, annotations }),
    ),
    acceptedDays: countsByDay(items.filter(isAccepted).map(({ since }) => since)),
  };
}

function countsByDay(moments: readonly number[]): DayCount[] {
  return [...Map.groupBy(moments, dayOf)]
    .map(([day, own]) => ({ day, count: own.length }))
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
}
