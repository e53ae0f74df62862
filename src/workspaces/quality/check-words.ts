import type { SpotCheck } from '#queries/spot-checks.ts';
import { formatCount, formatNumber, formatPercent } from '#ui/format-number.ts';

type Stratum = SpotCheck['report']['strata'][number]['name'];

export const stratumWords: Record<Stratum, string> = {
  'new-expert': 'New experts’ first items',
  contradiction: 'Preference against score',
  'low-agreement': 'Low agreement',
  fast: 'Fast for their length',
  'high-pay': 'High pay',
  rest: 'All others',
};

export const verdictWords: Record<SpotCheck['report']['verdict'], string> = {
  supported: 'supported',
  refuted: 'refuted',
  'not-supported': 'not supported',
  undecided: 'not decided yet',
};

/** What has been found, and what is still needed. */
export function findingInWords({ report, closedAt }: SpotCheck): string {
  const { population, regraded, defects, drawn, verdict, more } = report;
  const found = `Of ${formatCount(population, 'accepted item')} ${formatNumber(regraded)} ${regraded === 1 ? 'was' : 'were'} regraded blind, ${formatNumber(defects)} ${defects === 1 ? 'was' : 'were'} defective.`;
  if (verdict !== 'undecided') return found;
  if (closedAt)
    return `${found} The check was ended before it was decided: no bound may be stated.`;
  if (more.clean === null) return `${found} No number of further items can support the claim.`;
  const next =
    more.afterOneDefect === null
      ? 'one more defect, and it is not supported'
      : `with one more defect, ${formatNumber(more.afterOneDefect)}`;
  return `${found} ${formatCount(more.clean, 'more item')} of ${formatNumber(drawn)} drawn without a defect would decide it; ${next}.`;
}

export const percent = (share: number) => formatPercent(share, 1);
