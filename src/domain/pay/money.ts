import * as z from 'zod/mini';

/** An ISO 4217 code that this runtime can write. */
export const currency = z
  .string()
  .check(z.regex(/^[A-Z]{3}$/), z.refine(isCurrency, { error: 'Not a currency of ISO 4217' }));

/** Whole minor units (cents; yen, which have none): sums of money are never fractions. */
export const money = z.object({ minor: z.int(), currency });
export type Money = z.infer<typeof money>;

const known = new Set(Intl.supportedValuesOf('currency'));

function isCurrency(code: string): boolean {
  return known.has(code);
}

/** Decimals of a currency: 2 for EUR, 0 for JPY, 3 for KWD. */
export function minorDigits(code: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency: code });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

/** `1554.00` for programs: a point, no thousands, a hyphen for less than nought. */
export function majorText({ minor, currency: code }: Money): string {
  const digits = minorDigits(code);
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  const cut = text.length - digits;
  const whole = digits === 0 ? text : `${text.slice(0, cut)}.${text.slice(cut)}`;
  return minor < 0 ? `-${whole}` : whole;
}

/** The minor units of `84` or `84.50`; null where it is no amount of this currency. */
export function parseMajor(text: string, code: string): number | null {
  const [, whole, fraction = ''] = /^(\d{1,7})(?:[.,](\d+))?$/.exec(text.trim()) ?? [];
  const digits = minorDigits(code);
  if (whole === undefined || fraction.length > digits) return null;
  return Number(whole + fraction.padEnd(digits, '0'));
}

/** One sum for each currency, in the order of their codes: they are never added up. */
export function sumMoney(amounts: readonly Money[]): Money[] {
  const sums = new Map<string, number>();
  for (const { minor, currency: code } of amounts) sums.set(code, (sums.get(code) ?? 0) + minor);
  return [...sums]
    .map(([code, minor]) => ({ minor, currency: code }))
    .toSorted((a, b) => (a.currency < b.currency ? -1 : 1));
}

/**
 * Pay for so many whole seconds at a rate an hour, rounded to the nearest minor unit, halves away
 * from nought. In BigInt: the product of a high rate and a long time leaves the exact doubles.
 */
export function payFor(seconds: number, hourly: Money): Money {
  const product = BigInt(Math.round(Math.abs(seconds))) * BigInt(hourly.minor);
  const minor = Number((product * 2n + 3600n) / 7200n);
  return { minor: seconds < 0 && minor !== 0 ? -minor : minor, currency: hourly.currency };
}
