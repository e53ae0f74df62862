import { rateAlert, type RateAlert } from './rate-alert.ts';

/** Active time on one item and the length of what had to be read. */
export type TimedItem = { item: string; seconds: number; words: number };

export type TooFast = RateAlert & {
  /** Below this many seconds per word an item counts as fast. */
  floor: number;
  /** The expert's fast items, fastest first. */
  evidence: TimedItem[];
};

/**
 * Too fast for the text's length: an item is fast if its seconds per word are in the lowest
 * `share` of everybody's items, and the expert is flagged if that happens more often than to the
 * others by Fisher's exact test. The floor comes from all items together, own ones included,
 * which keeps the test exact. Items without words are left out.
 */
export function tooFast(
  own: readonly TimedItem[],
  others: readonly TimedItem[],
  { share = 0.05, falseAlarmRate = 0.01 }: { share?: number; falseAlarmRate?: number } = {},
): TooFast {
  const pace = ({ seconds, words }: TimedItem) => seconds / words;
  const ownRead = own.filter(({ words }) => words > 0);
  const othersRead = others.filter(({ words }) => words > 0);
  const paces = [...ownRead, ...othersRead].map(pace).sort((a, b) => a - b);
  const floor = paces[Math.floor(share * paces.length)] ?? 0;
  const isFast = (item: TimedItem) => pace(item) < floor;
  const evidence = ownRead.filter(isFast).sort((a, b) => pace(a) - pace(b));
  const alert = rateAlert(
    { shown: evidence.length, of: ownRead.length },
    { shown: othersRead.filter(isFast).length, of: othersRead.length },
    falseAlarmRate,
  );
  return { ...alert, floor, evidence };
}
