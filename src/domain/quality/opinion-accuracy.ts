import {
  JEFFREYS,
  poolPrior,
  reliabilityMean,
  type BetaPrior,
  type TruthRecord,
} from '#domain/skill/reliability.ts';

/** Before a pool can teach anything: right four times in five, on the strength of five answers. */
const CAUTIOUS: BetaPrior = { right: 4, wrong: 1 };

export type OpinionRecord = TruthRecord & { expert: string; question: string };

/**
 * How often each expert is believed to be right on a question, for weighing an answer and for
 * choosing whom to ask. Somebody without a record is taken for one of the pool.
 */
export function opinionAccuracy(
  records: readonly OpinionRecord[],
): (question: string, expert: string) => number {
  const byQuestion = new Map(
    [...Map.groupBy(records, ({ question }) => question)].map(([question, own]) => {
      const learnt = poolPrior(own);
      const prior = learnt === JEFFREYS ? CAUTIOUS : learnt;
      const known = new Map(own.map((each) => [each.expert, reliabilityMean(each, prior)]));
      return [question, { known, newcomer: prior.right / (prior.right + prior.wrong) }];
    }),
  );
  return (question, expert) => {
    const of = byQuestion.get(question);
    if (of === undefined) return CAUTIOUS.right / (CAUTIOUS.right + CAUTIOUS.wrong);
    return of.known.get(expert) ?? of.newcomer;
  };
}
