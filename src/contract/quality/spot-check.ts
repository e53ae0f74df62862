import * as z from 'zod/mini';
import { responseScore } from '#domain/annotation/annotation.ts';
import { grades } from '#domain/draft/grades.ts';
import { identifier, instant } from '#domain/identifier.ts';
import { checkStratum } from '#domain/spot-check/check-stratum.ts';
import { spotCheckClaim } from '#domain/spot-check/spot-check-claim.ts';

export const spotCheckPath = z.object({ projectId: identifier, checkId: identifier });

export const checkVerdict = z.enum(['supported', 'refuted', 'not-supported', 'undecided']);

const stated = z.nullable(z.object({ low: z.number(), high: z.number(), method: z.string() }));

const defectRow = z.object({
  name: z.string(),
  population: z.int(),
  regraded: z.int(),
  defects: z.int(),
  /** Null before it may be stated. */
  interval: stated,
});

export const spotCheckReport = z.object({
  population: z.int(),
  drawn: z.int(),
  /** Regraded in the order of the draw; later ones wait for those before them. */
  regraded: z.int(),
  defects: z.int(),
  verdict: checkVerdict,
  rate: z.nullable(z.number()),
  interval: stated,
  upper: z.nullable(z.number()),
  more: z.object({ clean: z.nullable(z.int()), afterOneDefect: z.nullable(z.int()) }),
  strata: z.array(z.extend(defectRow, { name: checkStratum })),
  experts: z.array(z.extend(defectRow, { accountId: identifier })),
  path: z.array(z.object({ items: z.int(), rate: z.number(), low: z.number(), high: z.number() })),
});

/** A claim with the draw that tests it, as a list shows it. */
export const spotCheck = z.object({
  id: identifier,
  /** The first check of the project is 1. None is ever removed. */
  n: z.int(),
  claim: spotCheckClaim,
  claimInWords: z.string(),
  definition: z.string(),
  /** With the lot it decides the draw. */
  seed: z.string(),
  madeBy: z.string(),
  madeAt: instant,
  closedAt: z.nullable(instant),
  closedReason: z.nullable(z.string()),
  report: spotCheckReport,
});
export type SpotCheck = z.infer<typeof spotCheck>;

export const defect = z.object({
  kind: z.enum(['preference', 'gate', 'score', 'verdicts']),
  says: z.string(),
  criterionId: z.optional(z.string()),
  responseId: z.optional(identifier),
});

/** A regraded item, both sides: only ever of items whose regrade is in. */
export const regradedItem = z.object({
  annotationId: identifier,
  taskId: identifier,
  taskTitle: z.string(),
  stratum: checkStratum,
  expert: z.string(),
  expertId: identifier,
  /** When the expert submitted it. */
  submittedAt: instant,
  regrader: z.string(),
  regradedAt: instant,
  defects: z.array(defect),
});
export type RegradedItem = z.infer<typeof regradedItem>;

/** Both sides of one item, after the regrade. */
export const unveiling = z.object({
  defects: z.array(defect),
  theirs: z.object({ grades, scores: z.array(responseScore) }),
  own: z.object({ grades, scores: z.array(responseScore) }),
});
export type Unveiling = z.infer<typeof unveiling>;
