import type { Kysely } from 'kysely';
import type { DeliveredCheck } from '#domain/spot-check/delivered-check.ts';
import type { Tables } from '#server/database/tables.ts';
import { allSpotChecks } from './load-spot-checks.ts';

/**
 * Every spot check of the project for the delivery, in the order in which they were made. Also
 * those that failed or were given up: a claim that was tried until it held would be worth less.
 */
export async function deliveredChecks(
  database: Kysely<Tables>,
  projectId: string,
): Promise<DeliveredCheck[]> {
  const checks = await allSpotChecks(database, projectId);
  return checks.toReversed().map((check) => {
    const { verdict, population, drawn, regraded, defects, rate, upper, interval } = check.report;
    return {
      n: check.n,
      claim: check.claimInWords,
      definition: check.definition,
      plan: check.claim,
      seed: check.seed,
      madeAt: check.madeAt,
      ended:
        check.closedAt === null ? null : { at: check.closedAt, reason: check.closedReason ?? '' },
      result: {
        verdict,
        population,
        drawn,
        regraded,
        defects,
        rate,
        upper,
        level: check.claim.confidence,
        method: interval?.method ?? null,
      },
    };
  });
}
