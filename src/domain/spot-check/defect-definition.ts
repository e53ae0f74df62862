import * as z from 'zod/mini';

const share = z.number().check(z.minimum(0), z.maximum(1));

/**
 * What makes an accepted item defective: how far it may lie from the blind regrade. Fixed with
 * the claim, before anything is drawn. Null switches a part off.
 */
export const defectDefinition = z.object({
  /** At least half of the pairs that both put in order are in the opposite order. */
  preferenceReversed: z._default(z.boolean(), true),
  /** A required criterion is met in one and not in the other. */
  gateDiffers: z._default(z.boolean(), true),
  /** The score of a response, within 0 to 1, differs by more than this. */
  scoreApart: z._default(z.nullable(share), 0.2),
  /** More than this share of the verdicts differ. */
  verdictsApart: z._default(z.nullable(share), 0.3),
});
export type DefectDefinition = z.infer<typeof defectDefinition>;

/** The definition as a sentence, for the screen and for the delivery. */
export function definitionInWords(definition: DefectDefinition): string {
  const { preferenceReversed, gateDiffers, scoreApart, verdictsApart } = definition;
  const parts = [
    preferenceReversed && 'the order of the responses is reversed',
    gateDiffers && 'a required criterion is judged otherwise',
    scoreApart !== null && `a response’s score differs by more than ${scoreApart}`,
    verdictsApart !== null &&
      `more than ${Math.round(verdictsApart * 100)} % of the verdicts differ`,
  ].filter((part) => part !== false);
  if (parts.length === 0) return 'Nothing counts as a defect.';
  return `An item is defective if, against a blind regrade, ${parts.join(', or ')}.`;
}
