import * as z from 'zod/mini';
import { expertAlertKind } from './expert-alerts.ts';

/** A share with its exact (Clopper–Pearson) 95 % interval. */
const share = z.object({
  count: z.int(),
  of: z.int(),
  rate: z.number(),
  low: z.number(),
  high: z.number(),
});
export type Share = z.infer<typeof share>;

/** How often somebody is right: posterior mean and equal-tailed 95 % credible interval. */
const estimate = z.object({
  mean: z.number(),
  low: z.number(),
  high: z.number(),
  /** Comparisons that it rests on; fractional where the truth is itself an estimate. */
  compared: z.number(),
});

export const expertCard = z.object({
  submitted: z.int(),
  accepted: z.int(),
  fixed: z.int(),
  returned: z.int(),
  disputed: z.int(),
  upheld: z.int(),
  /** Hidden gold items; null before the first is submitted. */
  gold: z.nullable(z.extend(estimate, { right: z.int() })),
  /** Verdicts against those of others on the same responses (Dawid–Skene); null without any. */
  amongOthers: z.nullable(estimate),
  /** Against gold and adjudicated answers, by question and by what the task is about. */
  reliability: z.array(
    z.extend(estimate, { by: z.enum(['question', 'domain']), name: z.string() }),
  ),
  pace: z.object({
    /** Whose time was recorded. */
    items: z.int(),
    medianSeconds: z.number(),
    /** Seconds for a word that had to be read; null where there was none. */
    secondsPerWord: z.nullable(z.number()),
    othersSecondsPerWord: z.nullable(z.number()),
  }),
  alerts: z.array(
    z.object({
      kind: expertAlertKind,
      says: z.string(),
      falseAlarmRate: z.number(),
      pValue: z.number(),
      /** The tasks that show it, the clearest first. */
      tasks: z.array(z.string()),
    }),
  ),
});
export type ExpertCard = z.infer<typeof expertCard>;

export const reviewerCard = z.object({
  decisions: z.int(),
  returned: z.int(),
  /** Of the disputes that were decided, those that a second reviewer upheld. */
  overturned: z.nullable(share),
  /** Items that a second reviewer judged without seeing the first one’s, and agreed on. */
  secondOpinion: z.nullable(share),
  /** Scores against the experts’ on the same items: later half minus earlier half. */
  severity: z.object({
    items: z.int(),
    drift: z.nullable(
      z.object({
        early: z.number(),
        late: z.number(),
        drift: z.number(),
        low: z.number(),
        high: z.number(),
        drifted: z.boolean(),
      }),
    ),
    why: z.string(),
  }),
});
export type ReviewerCard = z.infer<typeof reviewerCard>;

export const scorecard = z.object({
  asExpert: z.nullable(expertCard),
  asReviewer: z.nullable(reviewerCard),
});
export type Scorecard = z.infer<typeof scorecard>;
