import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { projectPath } from '#contract/project/project-path.ts';
import { expertAlertKind } from '#domain/quality/expert-alerts.ts';
import { identifier, instant } from '#domain/identifier.ts';
import { money } from '#domain/pay/money.ts';
import { qualityFilter } from '#domain/quality/quality-filter.ts';

const interval = z.object({
  low: z.number(),
  high: z.number(),
  level: z.number(),
  method: z.string(),
});

/** One subject of agreement with its statistic; `why` where there is none. */
export const agreementRow = z.object({
  key: z.string(),
  name: z.string(),
  kind: z.enum(['question', 'score', 'verdicts', 'criterion']),
  metric: z.string(),
  value: z.nullable(z.number()),
  interval: z.nullable(interval),
  units: z.int(),
  raters: z.int(),
  ratings: z.int(),
  why: z.optional(z.string()),
  intervalWhy: z.optional(z.string()),
});

/** How often answers are right; null where nobody else judged the same. */
const reliability = z.nullable(
  z.object({
    mean: z.number(),
    low: z.number(),
    high: z.number(),
    level: z.number(),
    compared: z.number(),
  }),
);

export const expertRow = z.object({
  accountId: identifier,
  name: z.string(),
  annotations: z.int(),
  reliability,
  /** Null where no active time was recorded. */
  medianActiveSeconds: z.nullable(z.number()),
});

/** Defects of the items that the newest spot check drew from; the rate only with its interval. */
const qualityDefects = z.object({
  checkId: identifier,
  /** The check's number in the project. */
  n: z.int(),
  /** Items of the lot, those regraded of them, and the defective ones of these. */
  population: z.int(),
  regraded: z.int(),
  defects: z.int(),
  /** Null before it may be stated. */
  interval: z.nullable(z.object({ low: z.number(), high: z.number(), method: z.string() })),
});
export type QualityDefects = z.infer<typeof qualityDefects>;

export const expertAlert = z.object({
  kind: expertAlertKind,
  annotatorId: identifier,
  name: z.string(),
  says: z.string(),
  falseAlarmRate: z.number(),
  pValue: z.number(),
  annotationIds: z.array(identifier),
});

/** How submitted work fared and what it cost; an item is one expert's work on one task. */
const outcome = z.object({
  items: z.int(),
  /** Neither waiting for a review, nor returned, nor disputed. */
  accepted: z.int(),
  returned: z.int(),
  /** Items of which a return was disputed, and of those where the expert was right. */
  disputed: z.int(),
  upheld: z.int(),
  /** Of the items whose time was recorded; null where it was for none. */
  medianActiveSeconds: z.nullable(z.number()),
  /** Items whose active time was not recorded, e.g. because they were imported. */
  withoutTime: z.int(),
  /** Null where no spot check drew from these items. */
  defects: z.nullable(qualityDefects),
  /** Hidden gold; null where none was answered. */
  gold: z.nullable(z.object({ right: z.int(), of: z.int() })),
  /** All work on the items so far, reviewers' blind grades and regrades among it. */
  cost: z.array(money),
  /** Empty while nothing is accepted or nothing has a rate. */
  costPerAccepted: z.array(money),
  secondsWithoutRate: z.number(),
});
export type Outcome = z.infer<typeof outcome>;

/** The outcome of one domain (a skill that tasks ask for), one question or one expert. */
const breakdown = z.extend(outcome, {
  key: z.string(),
  name: z.string(),
  /**
   * What agreement and reliability are measured on here: a subject's key. For an expert they are
   * those of the places that this expert judged.
   */
  subject: z.string(),
  agreement: z.nullable(
    z.object({ value: z.number(), low: z.nullable(z.number()), high: z.nullable(z.number()) }),
  ),
  reliability,
});
export type Breakdown = z.infer<typeof breakdown>;

const named = z.object({ key: z.string(), name: z.string() });

const forecast = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done') }),
  z.object({ kind: z.literal('not-enough-data'), why: z.string() }),
  z.object({
    kind: z.literal('forecast'),
    day: z.string(),
    low: z.string(),
    high: z.string(),
    level: z.number(),
    perDay: z.number(),
    fromDays: z.int(),
    method: z.string(),
  }),
]);

export const quality = z.object({
  computedAt: instant,
  /** What the filter can be set to, whatever it is set to now. */
  choices: z.object({
    domains: z.array(z.string()),
    questions: z.array(named),
    experts: z.array(named),
  }),
  /** The subject that experts' reliability is measured on: verdicts, or the filter's question. */
  reliabilityOn: named,
  progress: z.object({
    tasks: z.int(),
    /** Null where the filter asks for something that nobody planned: an expert, a period. */
    annotationsWanted: z.nullable(z.int()),
    annotationsDone: z.int(),
    heldNow: z.int(),
    /** Submissions per day, oldest first. */
    days: z.array(z.object({ day: z.string(), annotations: z.int() })),
    /** Items by the day on which they were accepted, oldest first. */
    acceptedDays: z.array(z.object({ day: z.string(), count: z.int() })),
  }),
  /** When everything that is asked for will be accepted, as far as the last days tell. */
  forecast,
  outcome,
  domains: z.array(breakdown),
  byExpert: z.array(breakdown),
  byQuestion: z.array(breakdown),
  agreement: z.array(agreementRow),
  /** Null: all tasks; else only the random share of them that keeps a fixed overlap. */
  agreementBasis: z.nullable(z.object({ share: z.number(), tasks: z.int(), of: z.int() })),
  experts: z.array(expertRow),
  alerts: z.array(expertAlert),
});
export type Quality = z.infer<typeof quality>;

export const getQuality = defineEndpoint({
  name: 'getQuality',
  method: 'GET',
  path: '/projects/{projectId}/quality',
  summary:
    'Progress, agreement with intervals, experts and alerts, computed from the stored annotations',
  permission: 'quality.read',
  params: projectPath,
  query: qualityFilter,
  answer: quality,
});
