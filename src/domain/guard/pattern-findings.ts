import type { GuardFinding, GuardKind } from './finding.ts';

/** All matches of a global pattern that `accept` takes, as findings of one kind. */
export function patternFindings(
  kind: GuardKind,
  text: string,
  pattern: RegExp,
  said: { why: string; redaction: string },
  accept: (quote: string, start: number) => boolean = () => true,
): GuardFinding[] {
  return [...text.matchAll(pattern)]
    .filter((match) => accept(match[0], match.index))
    .map((match) => ({
      kind,
      start: match.index,
      end: match.index + match[0].length,
      quote: match[0],
      ...said,
    }));
}
