import type { Scale } from '#domain/rubric/scale.ts';
import type { VerdictValue } from '#domain/rubric/verdict.ts';

/**
 * To what fraction, 0 to 1, a verdict says that a criterion is met; null when the value is not
 * on the criterion's scale.
 *
 *   met 1 · partly 0.5 (ternary only) · not met 0
 *   points 0 … max    value / max
 *   anchored 1 … n    (level − 1) / (n − 1): the lowest level is nothing, the highest is all
 */
export function verdictFraction(
  scale: Scale,
  value: VerdictValue,
): number | 'not-applicable' | null {
  if (value === 'not-applicable') return value;
  switch (scale.kind) {
    case 'binary':
      return value === 'met' ? 1 : value === 'not-met' ? 0 : null;
    case 'ternary':
      return value === 'met' ? 1 : value === 'partly' ? 0.5 : value === 'not-met' ? 0 : null;
    case 'points':
      return typeof value === 'number' && value >= 0 && value <= scale.max
        ? value / scale.max
        : null;
    case 'anchored': {
      const top = scale.levels.length;
      return typeof value === 'number' && value >= 1 && value <= top
        ? (value - 1) / (top - 1)
        : null;
    }
  }
}
