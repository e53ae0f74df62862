import { fail, ok, type Result } from '#domain/result.ts';
import { normalQuantile } from '#domain/probability/normal-distribution.ts';
import { symmetricInverse } from './symmetric-inverse.ts';

/** How a pair of models fared: preferences for each, and ties. Counts may be weighted. */
export type PairOutcome = {
  first: string;
  second: string;
  firstWins: number;
  secondWins: number;
  ties: number;
};

export type RankedModel = {
  name: string;
  /** Log strength, centred: the mean of all models is 0. */
  logStrength: number;
  standardError: number;
  low: number;
  high: number;
  /** Share of the total strength; all models together are 1. */
  worth: number;
};

export type BradleyTerryRanking = {
  /** Strongest first. */
  models: RankedModel[];
  /** Davidson's ν: how readily two equal models tie; 0 where no tie was seen. */
  tiePropensity: number;
  logLikelihood: number;
  level: number;
  /** P(first is preferred | somebody is), with its interval, from the fitted strengths. */
  winChance: (first: string, second: string) => { chance: number; low: number; high: number };
};

/**
 * Davidson's extension of the Bradley–Terry model to ties (Davidson 1970, JASA 65): i wins, j
 * wins or they tie with chances in proportion to π_i, π_j and ν √(π_i π_j). Maximum likelihood by
 * Newton's method; Wald intervals of the centred log strengths.
 *
 * `pseudo` adds that many wins and as many losses of every model against a made-up average one,
 * which keeps estimates finite. Without it the estimates exist only if no group of models beats
 * all others always (Ford 1957, American Mathematical Monthly 64); else the answer says who.
 */
export function bradleyTerry(
  pairs: readonly PairOutcome[],
  { level = 0.95, pseudo = 0 }: { level?: number; pseudo?: number } = {},
): Result<BradleyTerryRanking, string> {
  const names = [...new Set(pairs.flatMap(({ first, second }) => [first, second]))];
  const m = names.length;
  if (m < 2) return fail('A ranking needs comparisons of at least two models.');
  const index = new Map(names.map((name, i) => [name, i]));
  const games = pairs.map((pair) => ({
    ...pair,
    i: index.get(pair.first) ?? 0,
    j: index.get(pair.second) ?? 0,
  }));
  if (games.some(({ i, j }) => i === j)) return fail('A model is compared with itself.');
  if (pseudo === 0) {
    const apart = unreachable(games, names);
    if (apart !== undefined) return fail(apart);
  }
  const anyTies = games.some(({ ties }) => ties > 0);
  const size = anyTies ? m + 1 : m;
  let parameters = new Float64Array(size);
  let state = likelihood(games, parameters, m, pseudo);
  for (let step = 0; step < 100; step += 1) {
    const inverse = symmetricInverse(state.information, size);
    if (inverse === undefined) return fail('The comparisons do not determine the strengths.');
    const move = times(inverse, state.gradient);
    let scale = 1;
    let next = state;
    let moved = parameters;
    // Newton's step can overshoot far from the top of the (concave) likelihood: halve it then.
    for (; scale > 1e-6; scale /= 2) {
      moved = parameters.map((value, p) => value + scale * move[p]!);
      next = likelihood(games, moved, m, pseudo);
      if (next.value >= state.value - 1e-12 * Math.abs(state.value)) break;
    }
    parameters = moved;
    state = next;
    if (move.every((change) => Math.abs(change) < 1e-10)) break;
  }
  const covariance = symmetricInverse(state.information, size);
  if (covariance === undefined) return fail('The comparisons do not determine the strengths.');
  return ok(ranking(names, parameters, covariance, { size, anyTies, value: state.value, level }));
}

type Game = { i: number; j: number; firstWins: number; secondWins: number; ties: number };
type State = { value: number; gradient: Float64Array; information: Float64Array };

/** Log likelihood, gradient and information at (log π_1 … log π_m, log ν if there are ties). */
function likelihood(games: Game[], parameters: Float64Array, m: number, pseudo: number): State {
  const size = parameters.length;
  const gradient = new Float64Array(size);
  const information = new Float64Array(size * size);
  let value = 0;
  for (const { i, j, firstWins, secondWins, ties } of games) {
    const a = parameters[i]!;
    const b = parameters[j]!;
    const t = size > m ? parameters[m]! + (a + b) / 2 : -Infinity;
    const most = Math.max(a, b, t);
    const total = Math.exp(a - most) + Math.exp(b - most) + Math.exp(t - most);
    const logTotal = most + Math.log(total);
    const n = firstWins + secondWins + ties;
    value += firstWins * a + secondWins * b + (ties > 0 ? ties * t : 0) - n * logTotal;
    // Each outcome's weights on (i, j, ν): a win is one model's, a tie is half of each and ν.
    const outcomes = [
      { p: Math.exp(a - logTotal), seen: firstWins, x: [1, 0, 0] },
      { p: Math.exp(b - logTotal), seen: secondWins, x: [0, 1, 0] },
      { p: Math.exp(t - logTotal), seen: ties, x: [0.5, 0.5, 1] },
    ];
    const at = size > m ? [i, j, m] : [i, j];
    const mean = at.map((_, r) => outcomes.reduce((sum, { p, x }) => sum + p * x[r]!, 0));
    at.forEach((row, r) => {
      gradient[row]! += outcomes.reduce((sum, { seen, x }) => sum + seen * x[r]!, 0) - n * mean[r]!;
      at.forEach((column, c) => {
        const square = outcomes.reduce((sum, { p, x }) => sum + p * x[r]! * x[c]!, 0);
        information[row * size + column]! += n * (square - mean[r]! * mean[c]!);
      });
    });
  }
  for (let i = 0; i < m; i += 1) {
    const a = parameters[i]!;
    const p = 1 / (1 + Math.exp(-a));
    value += pseudo * (a - 2 * Math.log1p(Math.exp(Math.min(a, 700))));
    gradient[i]! += pseudo * (1 - 2 * p);
    information[i * size + i]! += 2 * pseudo * p * (1 - p);
    // Strengths count only against each other: this fixes their sum without moving the fit.
    if (pseudo === 0) for (let j = 0; j < m; j += 1) information[i * size + j]! += 1;
  }
  return { value, gradient, information };
}

function ranking(
  names: string[],
  parameters: Float64Array,
  covariance: Float64Array,
  fit: { size: number; anyTies: boolean; value: number; level: number },
): BradleyTerryRanking {
  const m = names.length;
  const z = normalQuantile(0.5 + fit.level / 2);
  const cov = (i: number, j: number) => covariance[i * fit.size + j]!;
  const strengths = parameters.subarray(0, m);
  const mean = strengths.reduce((sum, each) => sum + each / m, 0);
  const total = strengths.reduce((sum, each) => sum + Math.exp(each - mean), 0);
  const rowMean = names.map((_, i) => names.reduce((sum, __, j) => sum + cov(i, j) / m, 0));
  const grandMean = rowMean.reduce((sum, each) => sum + each / m, 0);
  const models = names.map((name, i) => {
    const logStrength = strengths[i]! - mean;
    const variance = cov(i, i) - 2 * rowMean[i]! + grandMean;
    const standardError = Math.sqrt(Math.max(0, variance));
    const low = logStrength - z * standardError;
    const high = logStrength + z * standardError;
    return { name, logStrength, standardError, low, high, worth: Math.exp(logStrength) / total };
  });
  const winChance = (first: string, second: string) => {
    const i = names.indexOf(first);
    const j = names.indexOf(second);
    const apart = strengths[i]! - strengths[j]!;
    const half = z * Math.sqrt(Math.max(0, cov(i, i) + cov(j, j) - 2 * cov(i, j)));
    const chance = (log: number) => 1 / (1 + Math.exp(-log));
    return { chance: chance(apart), low: chance(apart - half), high: chance(apart + half) };
  };
  return {
    models: models.sort((a, b) => b.logStrength - a.logStrength),
    tiePropensity: fit.anyTies ? Math.exp(parameters[m]!) : 0,
    logLikelihood: fit.value,
    level: fit.level,
    winChance,
  };
}

/** Ford's condition: from every model a chain of wins (or ties) leads to every other. */
function unreachable(games: Game[], names: string[]): string | undefined {
  for (const downwards of [true, false]) {
    const reached = new Set([0]);
    for (let before = 0; before !== reached.size;) {
      before = reached.size;
      for (const { i, j, firstWins, secondWins, ties } of games) {
        const iToJ = (downwards ? firstWins : secondWins) + ties > 0;
        const jToI = (downwards ? secondWins : firstWins) + ties > 0;
        if (iToJ && reached.has(i)) reached.add(j);
        if (jToI && reached.has(j)) reached.add(i);
      }
    }
    if (reached.size === names.length) continue;
    const inside = names.filter((_, i) => reached.has(i)).join(', ');
    const outside = names.filter((_, i) => !reached.has(i)).join(', ');
    const [winners, losers] = downwards ? [outside, inside] : [inside, outside];
    return `${winners} never lost to or tied with ${losers} (or they never met), so no finite strengths fit best. Compare them more, or allow a prior.`;
  }
  return undefined;
}

function times(matrix: Float64Array, vector: Float64Array): Float64Array {
  const size = vector.length;
  return vector.map((_, i) => {
    let sum = 0;
    for (let j = 0; j < size; j += 1) sum += matrix[i * size + j]! * vector[j]!;
    return sum;
  });
}
