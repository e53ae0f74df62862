import type { Outcome, QualityDefects } from '#contract/quality/get-quality.ts';
import { formatNumber, formatPercent } from '#ui/format-number.ts';

type Ends = { readonly low: number | null; readonly high: number | null };

/** `0.74 0.72 to 0.76`. */
export function estimateText(value: number, ends: Ends): string {
  return `${formatNumber(value, 2)} ${endsText(ends)}`;
}

export function endsText({ low, high }: Ends): string {
  return low === null || high === null
    ? 'no interval'
    : `${formatNumber(low, 2)} to ${formatNumber(high, 2)}`;
}

/** `1 of 36, 0.1 to 8 %`: what was found of what was regraded, and the rate's interval. */
export function defectText({ defects, regraded, interval }: QualityDefects): string {
  const found = shareText({ right: defects, of: regraded });
  return interval === null ? found : `${found}, ${rateText(interval)}`;
}

export function rateText({ low, high }: { readonly low: number; readonly high: number }): string {
  const digits = high < 0.1 ? 1 : 0;
  return `${formatNumber(low * 100, digits)} to ${formatPercent(high, digits)}`;
}

/** `58 of 60`. */
export function shareText({ right, of }: { readonly right: number; readonly of: number }): string {
  return `${formatNumber(right)} of ${formatNumber(of)}`;
}

type Decided = Pick<Outcome, 'items' | 'accepted' | 'returned' | 'disputed' | 'upheld'>;

/** The share of disputed items and what became of the disputes; no share while nothing is decided. */
export function disputesText(outcome: Decided): { share: string; detail: string } {
  const { items, accepted, returned, disputed, upheld } = outcome;
  if (accepted + returned + disputed === 0) return { share: '–', detail: 'nothing decided yet' };
  return {
    share: formatPercent(disputed / items, 1),
    detail: disputed === 0 ? 'none raised' : `${formatPercent(upheld / disputed)} upheld`,
  };
}
