import type { Rating } from '#domain/agreement/ratings.ts';
import type { AgreementSubject } from './agreement-subject.ts';

/**
 * A subject's ratings as answers that can be right or wrong; null where no answer is: a score and
 * a number lie nearer to or further from another. Of a comparison the direction counts, since
 * "much better" against "better" is a matter of degree.
 */
export function answersWithTruth({
  kind,
  metric,
  ratings,
  key,
}: AgreementSubject): Rating[] | null {
  if (metric === 'krippendorff-interval' || kind === 'score') return null;
  const isComparison =
    key.startsWith('question:') && ratings.some(({ unit }) => unit.includes('~'));
  if (!isComparison) return ratings;
  return ratings.map((each) => ({ ...each, value: String(Math.sign(Number(each.value))) }));
}
