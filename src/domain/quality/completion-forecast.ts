import { seededGenerator } from '#domain/probability/seeded-generator.ts';

/** Work that was finished on a day, by the calendar. */
export type DayCount = { day: string; count: number };

export type Forecast =
  | { kind: 'done' }
  /** Why nothing is promised. */
  | { kind: 'not-enough-data'; why: string }
  | {
      kind: 'forecast';
      /** Days like `2026-12-09`: the median, and the interval's ends. */
      day: string;
      low: string;
      high: string;
      level: number;
      /** Mean of the days that it is drawn from, weekends and idle days among them. */
      perDay: number;
      fromDays: number;
      method: string;
    };

const LEVEL = 0.8;
const RUNS = 2000;
/** Older days say little about the team of today. */
const MOST_DAYS = 28;
const FEWEST_DAYS = 5;
const FEWEST_ITEMS = 10;
const FARTHEST_DAYS = 1000;
const DAY_MS = 86_400_000;

/**
 * When the work that is left will be done, if the days to come are like the last ones: their
 * counts are drawn with replacement until nothing is left (Efron's bootstrap of a renewal
 * process), 2 000 times; the day is the median, the interval holds the middle 80 %. It knows
 * nothing of holidays, new experts, or work that will come back. Today counts as over.
 */
export function completionForecast(
  done: readonly DayCount[],
  left: number,
  today: string,
): Forecast {
  if (left <= 0) return { kind: 'done' };
  const counts = calendarCounts(done, today);
  const items = counts.reduce((sum, count) => sum + count, 0);
  if (counts.length < FEWEST_DAYS || items < FEWEST_ITEMS) {
    return {
      kind: 'not-enough-data',
      why: `There is a forecast once ${FEWEST_ITEMS} items are accepted over ${FEWEST_DAYS} days; ${soFar(items, counts.length)}.`,
    };
  }
  const random = seededGenerator(`${today} ${left}`);
  const lengths = Array.from({ length: RUNS }, () => {
    let rest = left;
    let days = 0;
    while (rest > 0 && days < FARTHEST_DAYS) {
      rest -= counts[random.below(counts.length)] ?? 0;
      days++;
    }
    return days;
  }).toSorted((a, b) => a - b);
  const at = (share: number) => lengths[Math.floor(share * (RUNS - 1))] ?? FARTHEST_DAYS;
  const high = at(1 - (1 - LEVEL) / 2);
  if (high >= FARTHEST_DAYS) {
    return {
      kind: 'not-enough-data',
      why: `At the rate of the last ${counts.length} days it would take years.`,
    };
  }
  return {
    kind: 'forecast',
    day: dayAfter(today, at(0.5)),
    low: dayAfter(today, at((1 - LEVEL) / 2)),
    high: dayAfter(today, high),
    level: LEVEL,
    perDay: items / counts.length,
    fromDays: counts.length,
    method: `the last ${counts.length} days drawn again ${RUNS} times`,
  };
}

function soFar(items: number, days: number): string {
  if (items === 0) return 'none is accepted yet';
  return `so far ${items} ${items === 1 ? 'is' : 'are'}, over ${days} ${days === 1 ? 'day' : 'days'}`;
}

/** One count a calendar day, nought where nothing was done, from the first day to today. */
function calendarCounts(done: readonly DayCount[], today: string): number[] {
  const byDay = new Map(done.map(({ day, count }) => [day, count]));
  const first = [...byDay.keys()].toSorted()[0];
  if (first === undefined || first > today) return [];
  const days = Math.round((Date.parse(today) - Date.parse(first)) / DAY_MS) + 1;
  return Array.from(
    { length: Math.min(days, MOST_DAYS) },
    (_, back) => byDay.get(dayAfter(today, -back)) ?? 0,
  );
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}
