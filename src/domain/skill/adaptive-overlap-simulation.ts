import { drawNormal } from '#domain/probability/random-draw.ts';
import { seededGenerator, type RandomSource } from '#domain/probability/seeded-generator.ts';
import { expertToAsk, nextSure, overlapDecision, type OverlapRule } from './adaptive-overlap.ts';
import { classPosterior, likeliestClass, type WeighedAnswer } from './class-posterior.ts';
import { poolPrior, reliabilityMean } from './reliability.ts';

export type OverlapSimulation = {
  seed: number | string;
  items: number;
  categories: number;
  experts: number;
  /** Experts' true accuracies: normal with this mean and spread, cut to [low, high]. */
  accuracy: { mean: number; spread: number; low: number; high: number };
  /** Gold items that each expert answers first. */
  gold: number;
  /** The fixed overlap that is compared with, decided by majority (ties by lot). */
  fixedOverlap: number;
  rule: OverlapRule;
  /** How much more certain than the fixed design was right the adaptive one aims to be. */
  margin: number;
  /** At each question a random share of the pool is at work. */
  atWork: number;
  /** Paid for each answer. */
  rate: number;
  /** Nobody answers more than this many times the fixed design's answers per expert. */
  mostLoad: number;
};

export type OverlapOutcome = {
  labels: number;
  accuracy: number;
  /** Answers of each expert, in the order of falling true accuracy. */
  load: number[];
  /** What the answers cost at one rate per answer, and each expert's pay. */
  cost: number;
  pay: number[];
};

/** How one design spreads work and pay over the pool, as a lead would look at it. */
export type PoolShare = {
  /** Experts from the most to the least accurate, in quarters. */
  quarter: 1 | 2 | 3 | 4;
  answers: number;
  pay: number;
  shareOfPay: number;
};

/**
 * Both designs on the same items and experts: fixed overlap with majority against asking one
 * more opinion only while the posterior is uncertain. Gold answers are counted in neither.
 */
export function simulateOverlap(settings: OverlapSimulation): {
  fixed: OverlapOutcome;
  adaptive: OverlapOutcome;
} {
  const random = seededGenerator(settings.seed);
  const { mean, spread, low, high } = settings.accuracy;
  const accuracies = Array.from({ length: settings.experts }, () =>
    Math.min(high, Math.max(low, mean + spread * drawNormal(random))),
  ).sort((a, b) => b - a);
  const truth = Array.from({ length: settings.items }, () => random.below(settings.categories));
  const answer = (expert: number, right: number) => {
    if (random.uniform() < accuracies[expert]!) return right;
    return (right + 1 + random.below(settings.categories - 1)) % settings.categories;
  };
  const fixed = fixedDesign(settings, random, truth, answer);
  const aim = Math.min(0.99, fixed.accuracy + settings.margin);
  return { fixed, adaptive: adaptiveDesign(settings, { random, truth, accuracies, answer, aim }) };
}

type Answer = (expert: number, right: number) => number;

function fixedDesign(
  { experts, categories, fixedOverlap, rate }: OverlapSimulation,
  random: RandomSource,
  truth: readonly number[],
  answer: Answer,
): OverlapOutcome {
  const load = Array.from({ length: experts }, () => 0);
  let right = 0;
  for (const truly of truth) {
    const votes = Array.from({ length: categories }, () => 0);
    for (const expert of someExperts(random, experts, fixedOverlap)) {
      votes[answer(expert, truly)]! += 1;
      load[expert]! += 1;
    }
    const most = Math.max(...votes);
    const winners = [...votes.keys()].filter((k) => votes[k] === most);
    if (winners[random.below(winners.length)] === truly) right += 1;
  }
  const labels = truth.length * fixedOverlap;
  return { labels, accuracy: right / truth.length, load, ...paid(load, rate) };
}

type World = {
  random: RandomSource;
  truth: readonly number[];
  accuracies: readonly number[];
  answer: Answer;
  aim: number;
};

function adaptiveDesign(
  settings: OverlapSimulation,
  { random, truth, accuracies, answer, aim }: World,
): OverlapOutcome {
  const records = accuracies.map((accuracy) => {
    let right = 0;
    for (let i = 0; i < settings.gold; i += 1) if (random.uniform() < accuracy) right += 1;
    return { right, wrong: settings.gold - right };
  });
  const prior = poolPrior(records);
  const believed = (expert: number) => reliabilityMean(records[expert]!, prior);
  const cap = Math.ceil(
    (settings.mostLoad * settings.items * settings.fixedOverlap) / settings.experts,
  );
  const load = accuracies.map(() => 0);
  let labels = 0;
  let right = 0;
  let rule = settings.rule;
  for (const truly of truth) {
    const given: (WeighedAnswer & { expert: number })[] = [];
    let posterior = classPosterior([], settings.categories);
    while (overlapDecision(posterior, given.length, rule).kind === 'ask') {
      const present = someExperts(random, settings.experts, settings.atWork);
      const asked = expertToAsk(
        posterior,
        present
          .filter((expert) => given.every((earlier) => earlier.expert !== expert))
          .map((expert) => ({
            expert: String(expert),
            accuracy: believed(expert),
            pay: 1,
            free: cap - load[expert]!,
          })),
      );
      if (asked === undefined) {
        // Wait for others to come to work, unless nobody is left who may answer this item.
        const left = load.some((n, e) => n < cap && given.every(({ expert }) => expert !== e));
        if (left) continue;
        break;
      }
      const expert = Number(asked.expert);
      given.push({ expert, category: answer(expert, truly), accuracy: asked.accuracy });
      posterior = classPosterior(given, settings.categories);
      load[expert]! += 1;
      labels += 1;
    }
    const { category, probability } = likeliestClass(posterior);
    rule = { ...rule, sure: nextSure(rule.sure, aim, probability) };
    if (category === truly) right += 1;
    // What the item teaches about its experts: one step of expectation–maximisation. The whole
    // posterior, own answer included, is the unbiased expectation; others' answers alone would
    // pull everybody towards chance. A lone answer teaches nothing.
    if (given.length < 2) continue;
    for (const { expert, category: own } of given) {
      records[expert]!.right += posterior[own]!;
      records[expert]!.wrong += 1 - posterior[own]!;
    }
  }
  const accuracy = right / truth.length;
  return { labels, accuracy, load, ...paid(load, settings.rate) };
}

function paid(load: readonly number[], rate: number): { cost: number; pay: number[] } {
  const pay = load.map((answers) => answers * rate);
  return { pay, cost: pay.reduce((sum, each) => sum + each, 0) };
}

/** Load and pay by quarters of the pool, the most accurate experts first. */
export function poolShares({ load, pay, cost }: OverlapOutcome): PoolShare[] {
  const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0);
  return ([1, 2, 3, 4] as const).map((quarter) => {
    const [from, to] = [quarter - 1, quarter].map((at) => Math.round((load.length * at) / 4));
    const own = sum(pay.slice(from, to));
    return {
      quarter,
      answers: sum(load.slice(from, to)),
      pay: own,
      shareOfPay: cost === 0 ? 0 : own / cost,
    };
  });
}

function someExperts(random: RandomSource, experts: number, wanted: number): number[] {
  const picked = new Set<number>();
  while (picked.size < Math.min(wanted, experts)) picked.add(random.below(experts));
  return [...picked];
}
