import { bradleyTerry, type PairOutcome, type RankedModel } from '#domain/skill/bradley-terry.ts';
import type { Answer } from '#domain/question/answer.ts';
import type { Judgement } from './judgement.ts';

export type ModelRanking = {
  question: string;
  /** Strongest first; empty where nothing can be ranked. */
  models: (RankedModel & { wins: number; losses: number; ties: number })[];
  /** How readily two equal models tie. */
  tiePropensity: number;
  comparisons: number;
  /** Comparisons in which neither was good enough to prefer; they rank nobody. */
  bothBad: number;
  /** Why there is no ranking, or why one needs a prior. */
  why: string | null;
  /** Wins and losses against an average model that were added to keep strengths finite. */
  prior: number;
};

/** Added only where the comparisons alone have no finite answer. */
const PRIOR = 0.5;

/**
 * Models by the experts' preferences on one question: Bradley–Terry with ties. A ranking counts
 * as its pairs. Comparisons are taken as independent, so where several experts compare the same
 * two responses the intervals are somewhat too narrow.
 */
export function modelRanking(
  question: string,
  judgements: readonly Judgement[],
  modelOf: (responseId: string) => string | null,
): ModelRanking {
  const pairs = new Map<string, PairOutcome>();
  let comparisons = 0;
  let bothBad = 0;
  for (const { grades } of judgements) {
    for (const given of grades.answers) {
      if (given.question !== question) continue;
      if (isBothBad(given.answer)) bothBad += 1;
      for (const [one, other, better] of comparedIn(given.answer)) {
        const [a, b] = [modelOf(one), modelOf(other)];
        if (a === null || b === null || a === b) continue;
        comparisons += 1;
        const [first, second] = a < b ? [a, b] : [b, a];
        const key = JSON.stringify([first, second]);
        const none = { first, second, firstWins: 0, secondWins: 0, ties: 0 };
        const outcome = pairs.get(key) ?? none;
        if (better === 0) outcome.ties += 1;
        else if (better < 0 === (a === first)) outcome.firstWins += 1;
        else outcome.secondWins += 1;
        pairs.set(key, outcome);
      }
    }
  }
  const outcomes = [...pairs.values()];
  const alone = bradleyTerry(outcomes);
  const fit = alone.ok ? alone : bradleyTerry(outcomes, { pseudo: PRIOR });
  const counts = { question, comparisons, bothBad };
  if (!fit.ok) {
    return { ...counts, models: [], tiePropensity: 0, why: fit.error, prior: 0 };
  }
  return {
    ...counts,
    models: fit.value.models.map((each) => ({ ...each, ...record(each.name, outcomes) })),
    tiePropensity: fit.value.tiePropensity,
    why: alone.ok ? null : alone.error,
    prior: alone.ok ? 0 : PRIOR,
  };
}

function isBothBad(answer: Answer): boolean {
  if (answer.kind === 'preference') return answer.value === null;
  return answer.kind === 'ranking' && answer.allBad;
}

/** Pairs of responses; negative where the first is the better one. */
function comparedIn(answer: Answer): (readonly [string, string, number])[] {
  if (answer.kind === 'preference') {
    return answer.value === null ? [] : [[answer.first, answer.second, answer.value]];
  }
  if (answer.kind !== 'ranking' || answer.allBad) return [];
  const placed = answer.slots.flatMap((slot, at) => slot.map((id) => ({ id, at })));
  return placed.flatMap((one, i) =>
    placed.slice(i + 1).map((other) => [one.id, other.id, one.at - other.at] as const),
  );
}

function record(name: string, outcomes: readonly PairOutcome[]) {
  const sum = { wins: 0, losses: 0, ties: 0 };
  for (const { first, second, firstWins, secondWins, ties } of outcomes) {
    if (first !== name && second !== name) continue;
    sum.wins += first === name ? firstWins : secondWins;
    sum.losses += first === name ? secondWins : firstWins;
    sum.ties += ties;
  }
  return sum;
}
