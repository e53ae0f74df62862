import * as z from 'zod/mini';

/**
 * Where a stretch of a text came from. `typed` also is what nothing else is known of, `kept` the
 * part of a rewrite that the response already said, `app` what was pasted from this page, and
 * `outside` what was pasted from anywhere else.
 */
export const runSource = z.enum(['typed', 'kept', 'app', 'outside']);
export type RunSource = z.infer<typeof runSource>;

/** `n` UTF-16 units in a row of one source; `of` names the response, document or place in the app. */
export const textRun = z.object({
  n: z.int().check(z.positive()),
  from: runSource,
  of: z.optional(z.string().check(z.maxLength(200))),
});
export type TextRun = z.infer<typeof textRun>;
export type TextRuns = readonly TextRun[];
export type RunOrigin = Omit<TextRun, 'n'>;

const TYPED: RunOrigin = { from: 'typed' };

export function lengthOfRuns(runs: TextRuns): number {
  return runs.reduce((sum, { n }) => sum + n, 0);
}

/** The runs after `removed` units at `at` gave way to `inserted` units of one origin. */
export function afterSplice(
  runs: TextRuns,
  splice: { at: number; removed: number; inserted: number },
  origin: RunOrigin = TYPED,
): TextRuns {
  const { at, removed, inserted } = splice;
  return joined([
    ...cut(runs, 0, at),
    { n: inserted, ...origin },
    ...cut(runs, at + removed, Infinity),
  ]);
}

/** More stretches than this tell nothing that their sums do not. */
const MOST_RUNS = 1000;

/** The runs for keeping: a text patched together of very many is kept as sums of each origin. */
export function shortened(runs: TextRuns): TextRuns {
  if (runs.length <= MOST_RUNS) return runs;
  const sums = Map.groupBy(runs, ({ from, of }) => JSON.stringify([from, of]));
  return [...sums.values()].flatMap((same) => {
    const [first] = same;
    return first ? [{ ...first, n: lengthOfRuns(same) }] : [];
  });
}

/**
 * Runs that cover exactly `length` units: a text that changed while nobody looked. What is
 * missing is taken as typed, what is too much falls off the end.
 */
export function fittedTo(runs: TextRuns, length: number): TextRuns {
  const covered = lengthOfRuns(runs);
  if (covered >= length) return joined(cut(runs, 0, length));
  return joined([...runs, { n: length - covered, ...TYPED }]);
}

function cut(runs: TextRuns, start: number, end: number): TextRun[] {
  const kept: TextRun[] = [];
  let at = 0;
  for (const run of runs) {
    const n = Math.min(at + run.n, end) - Math.max(at, start);
    if (n > 0) kept.push({ ...run, n });
    at += run.n;
  }
  return kept;
}

/** Without empty runs and without equal neighbours. */
function joined(runs: readonly TextRun[]): TextRuns {
  const result: TextRun[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (run.n <= 0) continue;
    if (last && last.from === run.from && last.of === run.of) last.n += run.n;
    else result.push({ ...run });
  }
  return result;
}
