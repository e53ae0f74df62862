import type { CoefficientName } from '#domain/agreement/agreement-metric.ts';
import type { Rating } from '#domain/agreement/ratings.ts';

/** One thing that experts can agree on, with the ratings that say how far they do. */
export type AgreementSubject = {
  /** Stable, for links and for `--question`. */
  key: string;
  name: string;
  kind: 'question' | 'score' | 'verdicts' | 'criterion';
  /** The statistic that fits the scale of the answers. */
  metric: CoefficientName;
  ratings: Rating[];
  /** The declared scale in order, where the statistic needs one. */
  categories?: readonly string[];
};
