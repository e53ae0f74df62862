import type { AppLimbs } from '#server/app-limbs.ts';
import { computeConsensus } from '#server/opinions/compute-consensus.ts';
import { computeQuality } from '#server/quality/compute-quality.ts';
import { disagreements } from '#server/quality/disagreements.ts';
import { qualityItems } from '#server/quality/quality-items.ts';
import { listAdjudications, readAdjudication } from '#server/reviews/adjudications.ts';
import { ownScorecard, scorecards } from '#server/scorecards/scorecards.ts';
import { acceptedItems } from '#server/spot-checks/accepted-items.ts';

/** All that a report is given: it reads, and never writes. */
export type ReportLimbs = Pick<AppLimbs, 'database' | 'clock'>;

/** What is computed over all the work of a project, by name. Arguments and answers are plain data. */
export const reports = {
  quality: computeQuality,
  consensus: computeConsensus,
  disagreements: ({ database }: ReportLimbs, ...rest: Rest<typeof disagreements>) =>
    disagreements(database, ...rest),
  qualityItems: ({ database }: ReportLimbs, ...rest: Rest<typeof qualityItems>) =>
    qualityItems(database, ...rest),
  scorecards: ({ database }: ReportLimbs, ...rest: Rest<typeof scorecards>) =>
    scorecards(database, ...rest),
  ownScorecard: ({ database }: ReportLimbs, ...rest: Rest<typeof ownScorecard>) =>
    ownScorecard(database, ...rest),
  adjudications: ({ database }: ReportLimbs, ...rest: Rest<typeof listAdjudications>) =>
    listAdjudications(database, ...rest),
  adjudication: ({ database }: ReportLimbs, ...rest: Rest<typeof readAdjudication>) =>
    readAdjudication(database, ...rest),
  acceptedItems: ({ database }: ReportLimbs, ...rest: Rest<typeof acceptedItems>) =>
    acceptedItems(database, ...rest),
};

type Reports = typeof reports;
export type ReportName = keyof Reports;
export type ReportArguments<Name extends ReportName> = Rest<Reports[Name]>;
export type ReportAnswer<Name extends ReportName> = Awaited<ReturnType<Reports[Name]>>;

type Rest<Of extends (first: never, ...rest: never[]) => unknown> =
  Parameters<Of> extends [unknown, ...infer Others] ? Others : never;
