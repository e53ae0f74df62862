import { fail, ok, type Result } from '#domain/result.ts';
import type { Ratings } from '#domain/agreement/ratings.ts';

/**
 * Dirichlet priors as pseudo-counts added to what is counted: as if each class had been seen
 * `prevalence` times more, and each rater had answered each class `correct` times rightly and
 * `wrong` times with each other category. All zero is maximum likelihood.
 */
export type DawidSkenePrior = { prevalence: number; correct: number; wrong: number };

/** Close to maximum likelihood; only keeps a rate off exactly zero, which no item could undo. */
export const WEAK_PRIOR: DawidSkenePrior = { prevalence: 1e-6, correct: 1e-6, wrong: 1e-6 };

/**
 * For few items: a rater starts as right four times in five on the strength of five answers, so
 * two or three items do not make anybody infallible.
 */
export function cautiousPrior(categories: number): DawidSkenePrior {
  return { prevalence: 1, correct: 4, wrong: 1 / Math.max(1, categories - 1) };
}

export type DawidSkeneFit = {
  /** Estimated share of each class. */
  prevalence: Float64Array;
  /** Row-major units × classes: the probability of each class given all answers to the unit. */
  posterior: Float64Array;
  /** Row-major raters × true class × answered category; each row sums to 1. */
  errorRates: Float64Array;
  /** Log of likelihood times priors at the end. */
  logPosterior: number;
  rounds: number;
  converged: boolean;
};

const MOST_CELLS = 60_000_000;

/**
 * True classes and raters' error rates by expectation–maximisation (Dawid and Skene 1979,
 * Applied Statistics 28), started from the shares of the answers as there (eq. 3.1). A rater may
 * have answered a unit several times. A rater with no answer for a class keeps the prior there.
 * The answers of a unit are taken as independent given its class; where they are not, the
 * posteriors are too sure of themselves.
 */
export function dawidSkene(
  ratings: Ratings,
  prior: DawidSkenePrior,
  { tolerance = 1e-7, mostRounds = 1000 }: { tolerance?: number; mostRounds?: number } = {},
): Result<DawidSkeneFit, string> {
  const q = ratings.scale.categories.length;
  const units = ratings.units.length;
  const raters = ratings.raters.length;
  if (ratings.code.length === 0) return fail('There are no ratings.');
  if (units * q > MOST_CELLS || raters * q * q > MOST_CELLS) {
    return fail(
      `${units} units, ${raters} raters and ${q} categories are more than this model can hold.`,
    );
  }
  const posterior = startingPosterior(ratings, q);
  let model = maximisation(ratings, posterior, prior, q);
  let before = -Infinity;
  let rounds = 0;
  let converged = false;
  while (!converged && rounds < mostRounds) {
    rounds += 1;
    const reached = expectation(ratings, posterior, model, q) + logPrior(model, prior, q);
    model = maximisation(ratings, posterior, prior, q);
    converged = Math.abs(reached - before) <= tolerance * (1 + Math.abs(reached)) && rounds > 1;
    before = reached;
  }
  const logPosterior = expectation(ratings, posterior, model, q) + logPrior(model, prior, q);
  return ok({ ...model, posterior, logPosterior, rounds, converged });
}

type Model = { prevalence: Float64Array; errorRates: Float64Array };

function startingPosterior({ offsets, code }: Ratings, q: number): Float64Array {
  const posterior = new Float64Array((offsets.length - 1) * q);
  for (let u = 0; u + 1 < offsets.length; u += 1) {
    const size = offsets[u + 1]! - offsets[u]!;
    for (let i = offsets[u]!; i < offsets[u + 1]!; i += 1) posterior[u * q + code[i]!]! += 1 / size;
  }
  return posterior;
}

function maximisation(
  { raters, offsets, rater, code }: Ratings,
  posterior: Float64Array,
  prior: DawidSkenePrior,
  q: number,
): Model {
  const prevalence = new Float64Array(q).fill(prior.prevalence);
  const errorRates = new Float64Array(raters.length * q * q).fill(prior.wrong);
  for (let r = 0; r < raters.length; r += 1) {
    for (let k = 0; k < q; k += 1) errorRates[(r * q + k) * q + k] = prior.correct;
  }
  for (let u = 0; u + 1 < offsets.length; u += 1) {
    const end = offsets[u + 1]!;
    // A unit that nobody rated says nothing about the classes.
    if (offsets[u] === end) continue;
    for (let k = 0; k < q; k += 1) prevalence[k]! += posterior[u * q + k]!;
    for (let i = offsets[u]!; i < end; i += 1) {
      const base = rater[i]! * q * q + code[i]!;
      for (let k = 0; k < q; k += 1) errorRates[base + k * q]! += posterior[u * q + k]!;
    }
  }
  normaliseRows(prevalence, q);
  normaliseRows(errorRates, q);
  return { prevalence, errorRates };
}

/** Fills the posterior and returns the log likelihood of all answers. */
function expectation(
  { offsets, rater, code }: Ratings,
  posterior: Float64Array,
  { prevalence, errorRates }: Model,
  q: number,
): number {
  const logPrevalence = prevalence.map(floorLog);
  const logRates = errorRates.map(floorLog);
  let likelihood = 0;
  for (let u = 0; u + 1 < offsets.length; u += 1) {
    const row = u * q;
    for (let k = 0; k < q; k += 1) posterior[row + k] = logPrevalence[k]!;
    for (let i = offsets[u]!; i < offsets[u + 1]!; i += 1) {
      const base = rater[i]! * q * q + code[i]!;
      for (let k = 0; k < q; k += 1) posterior[row + k]! += logRates[base + k * q]!;
    }
    let most = -Infinity;
    for (let k = 0; k < q; k += 1) most = Math.max(most, posterior[row + k]!);
    let total = 0;
    for (let k = 0; k < q; k += 1) {
      const share = Math.exp(posterior[row + k]! - most);
      posterior[row + k] = share;
      total += share;
    }
    for (let k = 0; k < q; k += 1) posterior[row + k]! /= total;
    likelihood += most + Math.log(total);
  }
  return likelihood;
}

function logPrior({ prevalence, errorRates }: Model, prior: DawidSkenePrior, q: number): number {
  let total = 0;
  for (const share of prevalence) total += prior.prevalence * floorLog(share);
  for (let cell = 0; cell < errorRates.length; cell += 1) {
    const right = Math.floor(cell / q) % q === cell % q;
    total += (right ? prior.correct : prior.wrong) * floorLog(errorRates[cell]!);
  }
  return total;
}

function normaliseRows(cells: Float64Array, q: number): void {
  for (let row = 0; row < cells.length; row += q) {
    let total = 0;
    for (let k = 0; k < q; k += 1) total += cells[row + k]!;
    for (let k = 0; k < q; k += 1) cells[row + k] = total > 0 ? cells[row + k]! / total : 1 / q;
  }
}

/** A rate of zero would forbid a class outright; 1e-12 stands for "never seen". */
function floorLog(rate: number): number {
  return Math.log(Math.max(rate, 1e-12));
}
