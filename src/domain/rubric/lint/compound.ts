import type { Criterion } from '#domain/rubric/criterion.ts';
import type { LintFinding, LintRule } from './lint-rule.ts';

// A second demand usually starts with a joining word and a verb in the third person or the
// imperative: "… of €14.3m and draws a consequence". Joined nouns ("fees and interest") are
// one demand and must not be found.
const verbs =
  'adds|advises|applies|argues|arrives|assesses|avoids|builds|calculates|checks|cites|compares|computes|concludes|connects|considers|corrects|decides|deducts|defines|demonstrates|derives|describes|discusses|distinguishes|draws|establishes|estimates|evaluates|examines|excludes|explains|explores|flags|gives|highlights|identifies|includes|interprets|justifies|keeps|links|lists|makes|mentions|names|notes|offers|outlines|points out|presents|proposes|provides|quantifies|recommends|reconciles|references|relates|removes|reports|says|separates|shows|specifies|splits|states|suggests|summarises|summarizes|synthesises|synthesizes|conducts|supports|takes|tests|treats|uses|warns|weighs';
const joint = new RegExp(
  String.raw`(,\s*and|\band also|\bas well as|\band|\bwhile also|\badditionally,?)\s+(?:it\s+|then\s+|also\s+|correctly\s+|explicitly\s+|clearly\s+)?(${verbs})\b`,
  'giu',
);
// Words that are as often nouns ("… and references") start no second demand.
const nouns = /^(?:estimates|links|lists|notes|references|reports|tests|offers|supports)$/iu;
// "identifies and discusses X" is one demand with two verbs.
const verbBefore = new RegExp(String.raw`\b(?:${verbs})$`, 'iu');
// A leading verb must be there as well, or the joint does not join two demands.
const firstVerb = new RegExp(String.raw`\b(${verbs})\b`, 'iu');
// "Names X and says why" and "… and explains the reason" belong together: the second half is
// how the first is verified.
const explains =
  /^(says|explains|states|shows|gives)\s+(why|how|so|that|the reason|its reason|what it)/iu;

/** Two checks in one criterion: a half-met answer has no right verdict. */
export const compound: LintRule = {
  name: 'compound',
  title: 'Two checks in one',
  why: 'When an answer meets one half, graders must guess the verdict, and the points say less than they seem to.',
  check(criteria) {
    return criteria.filter((each) => each.scale.kind !== 'anchored').flatMap(findingOf);
  },
};

// A semicolon between two whole clauses, not inside brackets, where it parts examples.
const semicolon = /;\s+(?=\S+(?:\s+\S+){3,})/gu;

function findingOf(criterion: Criterion): LintFinding[] {
  return byVerb(criterion) ?? bySemicolon(criterion) ?? [];
}

function bySemicolon(criterion: Criterion): LintFinding[] | null {
  const { text } = criterion;
  for (const match of text.matchAll(semicolon)) {
    const head = text.slice(0, match.index);
    const open = head.split('(').length - head.split(')').length;
    if (open > 0 || head.trim().split(/\s+/u).length < 3) continue;
    // "Avoids overstated guarantees; uses prudent language" says one thing from both sides.
    const words = head.trim().split(/\s+/u).length;
    const tail = text.slice(match.index + match[0].length);
    if (/^avoids?\b/iu.test(text) && words < 6) continue;
    if (/^avoids?\b/iu.test(tail) && words <= 6) continue;
    return [
      finding(criterion, {
        span: { start: match.index, end: match.index + 1 },
        what: 'The semicolon joins two demands.',
        texts: [sentence(head), sentence(tail)],
      }),
    ];
  }
  return null;
}

function finding(
  { id }: Criterion,
  found: { span: { start: number; end: number }; what: string; texts: string[] },
): LintFinding {
  return {
    rule: 'compound',
    criterionId: id,
    span: found.span,
    what: found.what,
    suggestion: { criterionId: id, texts: found.texts },
    advice: 'Make two criteria and share the points between them.',
  };
}

function byVerb(criterion: Criterion): LintFinding[] | null {
  for (const match of criterion.text.matchAll(joint)) {
    const [whole, joiner = '', verb = ''] = match;
    const verbAt = match.index + whole.length - verb.length;
    const head = criterion.text.slice(0, match.index);
    const tail = criterion.text.slice(verbAt);
    if (!firstVerb.test(head) || explains.test(tail)) continue;
    if (nouns.test(verb) || verbBefore.test(head.trimEnd())) continue;
    return [
      finding(criterion, {
        span: { start: match.index, end: match.index + whole.length },
        what: `“${joiner.replace(/^,\s*/u, '').trim()} ${verb}” starts a second demand.`,
        texts: [sentence(head), sentence(tail)],
      }),
    ];
  }
  return null;
}

function sentence(text: string): string {
  const trimmed = text.trim().replace(/[,;.\s]+$/u, '');
  return `${trimmed.charAt(0).toUpperCase()}${trimmed.slice(1)}.`;
}
