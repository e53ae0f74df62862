import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { projectPath } from '#contract/project/project-path.ts';
import { identifier } from '#domain/identifier.ts';
import { money } from '#domain/pay/money.ts';
import { expertAlertKind } from '#domain/quality/expert-alerts.ts';
import { qualityFilterShape } from '#domain/quality/quality-filter.ts';
import { reviewState } from '#domain/review/review.ts';

/** The figure whose items are asked for. */
export const qualityFigure = z.enum([
  'items',
  'accepted',
  'returned',
  'disputed',
  'upheld',
  'time',
  'cost',
  'defects',
  'gold',
  'compared',
  'alert',
]);
export type QualityFigure = z.infer<typeof qualityFigure>;

export const qualityItem = z.object({
  /** Unique in the list. */
  key: z.string(),
  taskId: identifier,
  taskTitle: z.string(),
  person: z.object({ id: identifier, name: z.string() }),
  /** The day of submission, or of the work that was paid. */
  day: z.iso.date(),
  /** Opens the item in Review; null for gold, and for work that was never submitted. */
  reviewId: z.nullable(identifier),
  state: z.nullable(reviewState),
  /** Null where no active time was recorded. */
  seconds: z.nullable(z.number()),
  cost: z.array(money),
  /** What the figure says of this item in words: its defects, what is wrong against gold. */
  says: z.string(),
});
export type QualityItem = z.infer<typeof qualityItem>;

export const listQualityItems = defineEndpoint({
  name: 'listQualityItems',
  method: 'GET',
  path: '/projects/{projectId}/quality/items',
  summary: 'The items behind one figure of the Quality screen; at most 200 are listed',
  permission: 'quality.read',
  params: projectPath,
  query: z.strictObject({
    ...qualityFilterShape,
    of: qualityFigure,
    /** With `alert`: which check raised it; the expert stands in the filter. */
    alert: z.optional(expertAlertKind),
  }),
  answer: z.object({ found: z.int(), items: z.array(qualityItem) }),
});
