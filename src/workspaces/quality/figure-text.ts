import type { QualityDefects } from '#contract/quality/get-quality.ts';
import { formatNumber, formatPercent } from '#ui/format-number.ts';

type Ends = { readonly low: number | null; readonly high: number | null };

/** `0.74 0.72 to 0.76`. */
export function estimateText(value: number, { low, high }: Ends): string {
  const ends =
    low === null || high === null
      ? 'no interval'
      : `${formatNumber(low, 2)} to ${formatNumber(high, 2)}`;
  return `${formatNumber(value, 2)} ${ends}`;
}

/** `1 of 36, 0.1 to 8 %`: what was found of what was regraded, and the rate's interval. */
export function defectText({ defects, regraded, interval }: QualityDefects): string {
  const found = `${formatNumber(defects)} of ${formatNumber(regraded)}`;
  if (interval === null) return found;
  const low = formatNumber(interval.low * 100, interval.low < 0.1 ? 1 : 0);
  return `${found}, ${low} to ${formatPercent(interval.high, interval.high < 0.1 ? 1 : 0)}`;
}

export function goldText({ right, of }: { readonly right: number; readonly of: number }): string {
  return `${formatNumber(right)} of ${formatNumber(of)}`;
}
