import * as z from 'zod/mini';
import { identifier } from '#domain/identifier.ts';
import { reviewFilter } from '#domain/review/review-filter.ts';

export const reviewView = z.object({
  id: identifier,
  name: z.string(),
  filter: reviewFilter,
});
export type ReviewView = z.infer<typeof reviewView>;
