import * as z from 'zod/mini';
import { checkStratum } from './check-stratum.ts';
import { defectDefinition } from './defect-definition.ts';

const emphasis = z.number().check(z.minimum(1), z.maximum(10));

/** "`confidence` sure that fewer than `limit` of the accepted items are defective." */
export const spotCheckClaim = z.object({
  limit: z._default(z.number().check(z.minimum(0.001), z.maximum(0.5)), 0.03),
  confidence: z._default(z.number().check(z.minimum(0.5), z.maximum(0.999)), 0.95),
  /**
   * `stratified`: a draw of a size that is fixed before, more of it where defects are likelier;
   * the claim is decided when all of it is regraded. `sequential`: a plain random order of all
   * items, decided as soon as the confidence sequence says so.
   */
  mode: z._default(z.enum(['stratified', 'sequential']), 'stratified'),
  /** Stratified: how many defects the draw may hold and still support the claim. */
  accept: z._default(z.int().check(z.minimum(0), z.maximum(50)), 0),
  /** Stratified: how much more of each stratum is drawn; 1 where it is not named. */
  emphasis: z._default(z.partialRecord(checkStratum, emphasis), {
    'new-expert': 2,
    contradiction: 2,
    'low-agreement': 2,
    fast: 2,
  }),
  definition: z._default(defectDefinition, {
    preferenceReversed: true,
    gateDiffers: true,
    scoreApart: 0.2,
    verdictsApart: 0.3,
  }),
});
export type SpotCheckClaim = z.infer<typeof spotCheckClaim>;

/** "95 % sure that fewer than 3 % of the accepted items are defective" */
export function claimInWords({ confidence, limit }: SpotCheckClaim): string {
  const percent = (share: number) => `${Number((share * 100).toFixed(2))} %`;
  return `${percent(confidence)} sure that fewer than ${percent(limit)} of the accepted items are defective`;
}
