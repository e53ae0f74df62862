/** One answer to an item and how often its author is right, strictly between 0 and 1. */
export type WeighedAnswer = { category: number; accuracy: number };

/**
 * The probability of each class given independent answers: an expert is right with probability
 * `accuracy` and otherwise gives each other category alike. `prevalence` are the prior chances,
 * equal ones if left out. This is the rule that weighs an answer by its log odds (Nitzan and
 * Paroush 1982, International Economic Review 23), as a posterior.
 */
export function classPosterior(
  answers: Iterable<WeighedAnswer>,
  categories: number,
  prevalence?: ArrayLike<number>,
): Float64Array {
  const logs = new Float64Array(categories);
  for (let k = 0; k < categories; k += 1) {
    logs[k] = Math.log(Math.max(prevalence?.[k] ?? 1 / categories, 1e-12));
  }
  for (const { category, accuracy } of answers) {
    const sure = Math.min(1 - 1e-9, Math.max(1e-9, accuracy));
    const other = Math.log((1 - sure) / Math.max(1, categories - 1));
    for (let k = 0; k < categories; k += 1) {
      logs[k]! += k === category ? Math.log(sure) : other;
    }
  }
  const most = logs.reduce((a, b) => Math.max(a, b), -Infinity);
  const shares = logs.map((log) => Math.exp(log - most));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
}

/** The class with the highest probability and that probability; the first of equals. */
export function likeliestClass(posterior: Float64Array): { category: number; probability: number } {
  let category = 0;
  for (let k = 1; k < posterior.length; k += 1) {
    if (posterior[k]! > posterior[category]!) category = k;
  }
  return { category, probability: posterior[category] ?? 0 };
}
