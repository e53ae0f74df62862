import type { Quality } from '#contract/quality/get-quality.ts';
import type { QualityFilter } from '#domain/quality/quality-filter.ts';
import { shortDate } from '#ui/relative-time.ts';

/** `, Tax, by Ana, Preference, 3 Oct to 24 Nov`; nothing where nothing is filtered. */
export function scopeInWords(filter: QualityFilter, choices: Quality['choices']): string {
  const { domain, question, expert, from, to } = filter;
  const nameOf = (all: readonly { key: string; name: string }[], key: string) =>
    all.find((each) => each.key === key)?.name ?? key;
  const day = (at: string) => shortDate(Date.parse(at), Date.now());
  const parts = [
    domain,
    expert && `by ${nameOf(choices.experts, expert)}`,
    question && nameOf(choices.questions, question),
    from && to && `${day(from)} to ${day(to)}`,
    from && !to && `from ${day(from)}`,
    to && !from && `until ${day(to)}`,
  ];
  return parts
    .filter(Boolean)
    .map((part) => `, ${part}`)
    .join('');
}
