import { minorDigits, type Money } from '#domain/pay/money.ts';
import type { TimeRecord } from '#domain/pay/pay-statement.ts';
import { formatMoney, minus } from '#ui/format-number.ts';
import { workingTime } from '#ui/relative-time.ts';

/** `€1 554.00`, `(€14.00)`: brackets for less than nought, as in every table of money. */
export function moneyText({ minor, currency }: Money): string {
  const symbol = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  })
    .formatToParts(0)
    .find(({ type }) => type === 'currency')?.value;
  const digits = minorDigits(currency);
  const amount = formatMoney(Math.abs(minor) / 10 ** digits, digits);
  const text = `${symbol ?? currency}${/[A-Z]$/.test(symbol ?? currency) ? ' ' : ''}${amount}`;
  return minor < 0 ? `(${text})` : text;
}

/** Sums in several currencies stand beside each other; none is a dash. */
export function moneysText(amounts: readonly Money[]): string {
  return amounts.length === 0 ? '–' : amounts.map(moneyText).join(' + ');
}

/** `18:30:00`; as a change `+25:00`, `−10:00`. */
export function timeText(seconds: number, signed = false): string {
  const text = workingTime(Math.abs(Math.round(seconds)) * 1000);
  if (seconds < 0) return minus + text;
  return signed ? `+${text}` : text;
}

/** What a time was counted for, inside a sentence: `Bridge`, `review of Bridge`. */
export function workName({ work, taskTitle }: Pick<TimeRecord, 'work' | 'taskTitle'>): string {
  return work === 'reviewed' ? `review of ${taskTitle}` : taskTitle;
}
