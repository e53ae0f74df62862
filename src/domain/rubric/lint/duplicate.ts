import type { Criterion } from '#domain/rubric/criterion.ts';
import type { LintFinding, LintRule } from './lint-rule.ts';

const stop = new Set(
  'a an and are as at be by for from has have in into is it its of on or that the their this to with which report article response answer assesses evaluates checks whether if'.split(
    ' ',
  ),
);

/** Share of content words in common that makes two criteria near-duplicates. */
export const DUPLICATE_SIMILARITY = 0.7;

/** Two criteria that ask the same: what they check counts twice. */
export const duplicate: LintRule = {
  name: 'duplicate',
  title: 'Asks the same twice',
  why: 'The same observation earns points twice, so the rubric weighs it more than anybody decided.',
  check(criteria) {
    const words = criteria.map(contentWords);
    const findings: LintFinding[] = [];
    criteria.forEach((later, at) => {
      const twin = criteria
        .slice(0, at)
        .map((earlier, index) => ({ earlier, index, similarity: jaccard(words[index], words[at]) }))
        .filter(({ earlier }) => Math.sign(earlier.points) === Math.sign(later.points))
        .filter(({ similarity }) => similarity >= DUPLICATE_SIMILARITY)
        .filter(({ earlier }) => !differByName(earlier.text, later.text))
        .toSorted((a, b) => b.similarity - a.similarity)[0];
      if (!twin) return;
      findings.push({
        rule: 'duplicate',
        criterionId: later.id,
        what: `Shares ${Math.round(twin.similarity * 100)} % of its words with criterion ${twin.index + 1}, “${shown(twin.earlier)}”.`,
        advice: 'Keep one of them, or say in each what the other does not ask.',
      });
    });
    return findings;
  },
};

function shown(criterion: Criterion): string {
  const text = criterion.title ?? criterion.text;
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** Content words, cut to a crude stem; numbers stay whole, since they are what tells criteria apart. */
function contentWords(criterion: Criterion): Set<string> {
  const found = criterion.text.toLowerCase().match(/\d[\d.,]*|\p{L}+/gu) ?? [];
  return new Set(
    found
      .filter((word) => !stop.has(word))
      .map((word) => word.replace(/(?:ing|ed|es|s)$/u, ''))
      .filter(Boolean),
  );
}

/** True when each text names something that the other does not: one demand per name is no double. */
function differByName(a: string, b: string): boolean {
  const [left, right] = [names(a), names(b)];
  return [...left].some((each) => !right.has(each)) && [...right].some((each) => !left.has(each));
}

/** Words with a capital letter other than the first word, and figures. */
function names(text: string): Set<string> {
  const words = text.split(/[\s,;:()“”"'’]+/u).slice(1);
  return new Set(words.filter((word) => /^(?:\p{Lu}|\d)/u.test(word)));
}

/** Jaccard index of two word sets; sets under four words are too short to compare. */
function jaccard(a: Set<string> | undefined, b: Set<string> | undefined): number {
  if (!a || !b || a.size < 4 || b.size < 4) return 0;
  const both = [...a].filter((word) => b.has(word)).length;
  return both / (a.size + b.size - both);
}
