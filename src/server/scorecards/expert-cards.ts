import type { Kysely } from 'kysely';
import { expertAlerts } from '#domain/quality/expert-alerts.ts';
import { expertReliability } from '#domain/quality/expert-reliability.ts';
import type { Judgement } from '#domain/quality/judgement.ts';
import { median } from '#domain/quality/median.ts';
import type { ExpertCard } from '#domain/quality/scorecard.ts';
import { reliabilityBy, type ComparedAnswer } from '#domain/skill/reliability.ts';
import type { Tables } from '#server/database/tables.ts';
import { hasTime } from '#server/quality/outcome-of.ts';
import { projectSubjects } from '#server/quality/project-subjects.ts';
import { goldResults, type GoldResult } from '#server/gold/gold-results.ts';
import { recordOf } from '#server/gold/own-gold.ts';
import { reviewRecords } from '#server/reviews/review-records.ts';
import { comparedAnswers } from './compared-answers.ts';

/** What can be said of everybody who submitted something, gold included. */
export async function expertCards(
  database: Kysely<Tables>,
  projectId: string,
): Promise<Map<string, ExpertCard>> {
  const { all: judgements, subjects, scales } = await projectSubjects(database, projectId);
  const verdicts = subjects.find(({ key }) => key === 'verdicts')?.ratings ?? [];
  const among = expertReliability(verdicts);
  const alerts = expertAlerts(judgements, scales);
  const records = await reviewRecords(database, projectId);
  const results = await goldResults(database, { projectId });
  const compared = await comparedAnswers(database, projectId, results);
  const titles = new Map(
    judgements.map(({ annotationId, taskTitle }) => [annotationId, taskTitle]),
  );
  const experts = new Set([
    ...judgements.map(({ annotatorId }) => annotatorId),
    ...compared.map(({ expert }) => expert),
  ]);
  return new Map(
    [...experts].map((id): [string, ExpertCard] => {
      const own = judgements.filter(({ annotatorId }) => annotatorId === id);
      const timed = own.filter(hasTime);
      const record = records.find(({ accountId }) => accountId === id)?.asExpert;
      const others = among.get(id);
      return [
        id,
        {
          submitted: own.length,
          accepted: record?.accepted ?? 0,
          fixed: record?.fixed ?? 0,
          returned: record?.cameBack ?? 0,
          disputed: record?.disputed ?? 0,
          upheld: record?.upheld ?? 0,
          gold: goldOf(results.filter(({ expertId }) => expertId === id)),
          amongOthers: others ? estimateOf(others) : null,
          reliability: reliabilityRows(compared.filter(({ expert }) => expert === id)),
          pace: {
            items: timed.length,
            medianSeconds: median(timed.map(({ activeSeconds }) => activeSeconds)) ?? 0,
            secondsPerWord: median(timed.flatMap(secondsPerWord)),
            othersSecondsPerWord: median(
              judgements
                .filter((each) => each.annotatorId !== id && hasTime(each))
                .flatMap(secondsPerWord),
            ),
          },
          alerts: alerts
            .filter(({ annotatorId }) => annotatorId === id)
            .map(({ kind, says, falseAlarmRate, pValue, annotationIds }) => ({
              kind,
              says,
              falseAlarmRate,
              pValue,
              tasks: annotationIds.flatMap((each) => titles.get(each) ?? []),
            })),
        },
      ];
    }),
  );
}

type Estimate = { mean: number; low: number; high: number; compared: number };

function estimateOf({ mean, low, high, compared }: Estimate): Estimate {
  return { mean, low, high, compared };
}

function goldOf(own: readonly GoldResult[]): ExpertCard['gold'] {
  const record = recordOf(own);
  if (record === null) return null;
  const { of, ...rest } = record;
  return { ...rest, compared: of };
}

/** Each question, then each domain, under Jeffreys' prior; the least certain are the widest. */
function reliabilityRows(own: readonly ComparedAnswer[]): ExpertCard['reliability'] {
  return (['question', 'domain'] as const).flatMap((by) =>
    [...reliabilityBy(own, (answer) => answer[by])]
      .map(([name, found]) => ({ by, name, ...estimateOf(found) }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  );
}

function secondsPerWord({ activeSeconds, words }: Judgement): number[] {
  return words === 0 ? [] : [activeSeconds / words];
}
