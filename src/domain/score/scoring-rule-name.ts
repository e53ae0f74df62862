import * as z from 'zod/mini';

/** The published scoring rules that a project may choose from; each is versioned on its own. */
export const scoringRuleName = z.enum([
  'healthbench',
  'prbench-normalised',
  'prbench-positive',
  'profbench',
  'apex',
  'researchrubrics',
  'onemillion',
]);
export type ScoringRuleName = z.infer<typeof scoringRuleName>;
