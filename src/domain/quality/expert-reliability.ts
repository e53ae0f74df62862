import type { Rating } from '#domain/agreement/ratings.ts';
import { poolPrior, reliability, type Reliability } from '#domain/skill/reliability.ts';
import { truthRecords } from './truth-records.ts';

/**
 * How often each expert's answer is the right one, as far as others' answers tell, under a prior
 * learnt from the pool.
 *
 * The interval takes answers as independent, and an expert's own answer is part of the
 * posterior, so the figure is somewhat too favourable where overlap is small. Gold answers,
 * where a project has them, are the better measure.
 */
export function expertReliability(answers: readonly Rating[]): Map<string, Reliability> {
  const records = truthRecords(answers);
  const prior = poolPrior([...records.values()]);
  return new Map([...records].map(([expert, record]) => [expert, reliability(record, { prior })]));
}

/** The same of everybody's answers together, e.g. in one domain; null where nothing compares. */
export function pooledReliability(answers: readonly Rating[]): Reliability | null {
  const sum = { right: 0, wrong: 0 };
  for (const { right, wrong } of truthRecords(answers).values()) {
    sum.right += right;
    sum.wrong += wrong;
  }
  return sum.right + sum.wrong === 0 ? null : reliability(sum);
}
