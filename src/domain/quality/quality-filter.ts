import * as z from 'zod/mini';

/** The filter's parts, for queries that ask for more besides. */
export const qualityFilterShape = {
  /** A skill that tasks ask for. */
  domain: z.optional(z.string().check(z.maxLength(60))),
  /** The key of what is compared: `question:NAME`, `score`, `verdicts`, `faults`. */
  question: z.optional(z.string().check(z.maxLength(120))),
  expert: z.optional(z.string().check(z.maxLength(64))),
  /** Days of submission in UTC, both included. A period that ends before it begins is empty. */
  from: z.optional(z.iso.date()),
  to: z.optional(z.iso.date()),
};

/** What part of a project's work the figures are about; parts that are left out keep everything. */
export const qualityFilter = z.strictObject(qualityFilterShape);
export type QualityFilter = z.infer<typeof qualityFilter>;
