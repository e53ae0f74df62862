/** Words in a row that make one shingle. */
const SHINGLE = 5;

/** Letters and digits in a row; Han, kana and Hangul, written without spaces, count singly. */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])[\p{L}\p{N}])+/gu;

/**
 * The share of `text` that stands word for word in `source`: containment of its five-word
 * shingles (Broder 1997, "On the resemblance and containment of documents"). Case, spacing and
 * punctuation do not matter. Undefined for a text of fewer than five words.
 */
export function containment(text: string, source: string): number | undefined {
  const own = shingles(text);
  if (own.size === 0) return undefined;
  const known = shingles(source);
  let shared = 0;
  for (const shingle of own) if (known.has(shingle)) shared += 1;
  return shared / own.size;
}

/**
 * The containment above which a text is flagged at the stated false-alarm rate, learnt from
 * pairs that have nothing to do with each other (answers against responses of other tasks): an
 * unrelated text exceeds it with at most that chance, whatever the texts are like (split
 * conformal quantile; Vovk, Gammerman and Shafer 2005). Undefined with too few pairs to promise
 * it: at least 1 / falseAlarmRate − 1 are needed.
 */
export function copyThreshold(
  unrelated: readonly number[],
  falseAlarmRate: number,
): number | undefined {
  const rank = Math.ceil((unrelated.length + 1) * (1 - falseAlarmRate) - 1e-9);
  if (rank > unrelated.length || rank < 1) return undefined;
  return [...unrelated].sort((a, b) => a - b)[rank - 1];
}

function shingles(text: string): Set<string> {
  const words = text.toLowerCase().match(WORD) ?? [];
  const result = new Set<string>();
  for (let i = 0; i + SHINGLE <= words.length; i += 1) {
    result.add(words.slice(i, i + SHINGLE).join(' '));
  }
  return result;
}
