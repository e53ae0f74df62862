import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { quality } from '#contract/quality/get-quality.ts';
import { computeQuality } from '#server/quality/compute-quality.ts';
import { openStorage } from '#server/node/open-storage.ts';
import { seedProject } from '#tests/databases/seed-project.ts';
import { gradeWhole, twoCriteriaRubric } from '#tests/databases/graded-whole.ts';

const folder = mkdtempSync(join(tmpdir(), 'touchstone-agreement-'));
const program = new URL('touchstone.ts', import.meta.url).pathname;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Answer = { code: number; out: string; told: string };

function agreement(...args: string[]): Promise<Answer> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [program, 'agreement', ...args],
      { env: { PATH: process.env['PATH'] }, maxBuffer: 2 ** 27 },
      (error, out, told) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, told }),
    );
  });
}

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Rows of raters as CSV; `.` is an empty, that is missing, value. */
function table(raters: Record<string, string>): string {
  const lines = ['unit,rater,value'];
  for (const [rater, values] of Object.entries(raters)) {
    for (const [unit, value] of values.split(' ').entries()) {
      lines.push(`${unit + 1},${rater},${value === '.' ? '' : value}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

// Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, example C: 4 observers, gaps.
const observers = file(
  'observers.csv',
  table({
    a: '1 2 3 3 2 1 4 1 2 . . .',
    b: '1 2 3 3 2 2 4 1 2 5 . 3',
    c: '. 3 3 3 2 3 4 2 2 5 1 .',
    d: '1 2 3 3 2 4 4 1 2 5 1 .',
  }),
);
// Shrout and Fleiss 1979, Table 2: six targets, four judges.
const targets = file(
  'targets.csv',
  table({ a: '9 6 8 7 10 6', b: '2 1 4 1 5 2', c: '5 3 6 2 6 4', d: '8 2 8 6 9 7' }),
);
const two = file('two.csv', table({ a: '1 2 3 3 2 1 4 1 2 3', b: '1 2 3 2 2 2 4 1 3 4' }));

// Published figures where the data is published; else "a number" is asked for, since the values
// themselves are held to their sources in the room of the statistics.
const metrics: readonly (readonly [metric: string, ratings: string, published: number | null])[] = [
  ['percent', two, null],
  ['cohen-kappa', two, null],
  ['cohen-kappa-linear', two, null],
  ['cohen-kappa-quadratic', two, null],
  ['scott-pi', two, null],
  ['fleiss-kappa', observers, null],
  ['krippendorff-nominal', observers, 0.743],
  ['krippendorff-ordinal', observers, 0.815],
  ['krippendorff-interval', observers, 0.849],
  ['krippendorff-ratio', observers, 0.797],
  ['gwet-ac1', observers, null],
  ['gwet-ac2-linear', observers, null],
  ['gwet-ac2-quadratic', observers, null],
  ['gwet-ac2-ordinal', observers, null],
  ['icc-1-1', targets, 0.166],
  ['icc-2-1', targets, 0.29],
  ['icc-3-1', targets, 0.715],
  ['icc-1-k', targets, 0.443],
  ['icc-2-k', targets, 0.62],
  ['icc-3-k', targets, 0.909],
  ['kendall-w', targets, null],
  ['kendall-tau-b', two, null],
  ['spearman', two, null],
];

describe.concurrent('touchstone agreement --ratings', () => {
  test.each(metrics)('%s', { timeout: 60_000 }, async (metric, ratings, published) => {
    const { code, out, told } = await agreement('--ratings', ratings, '--metric', metric, '--json');
    expect([code, told]).toEqual([0, '']);
    const answer = JSON.parse(out);
    const keys = Object.keys(answer).filter((key) => key !== 'why');
    expect(keys).toEqual(['metric', 'value', 'interval', 'units', 'raters', 'ratings']);
    expect(answer.metric).toBe(metric);
    expect(answer).toMatchObject({
      units: { [observers]: 12, [targets]: 6, [two]: 10 }[ratings],
      raters: ratings === two ? 2 : 4,
      ratings: { [observers]: 41, [targets]: 24, [two]: 20 }[ratings],
    });
    if (published === null) expect(Number.isFinite(answer.value)).toBe(true);
    else expect(Math.abs(answer.value - published)).toBeLessThan(0.006);
    if (answer.interval === null) expect(answer.why).toMatch(/\.$/);
    else {
      expect(answer.interval.level).toBe(0.95);
      expect(answer.interval.low).toBeLessThanOrEqual(answer.value);
      expect(answer.interval.high).toBeGreaterThanOrEqual(answer.value);
    }
  });

  test('dawid-skene has prevalences, posteriors and error rates', { timeout: 60_000 }, async () => {
    const args = ['--ratings', observers, '--metric', 'dawid-skene', '--json'];
    const { code, out } = await agreement(...args, '--categories', '1,2,3,4,5,6');
    expect(code).toBe(0);
    const answer = JSON.parse(out);
    expect(Object.keys(answer)).toEqual([
      'metric',
      'value',
      'interval',
      'units',
      'raters',
      'ratings',
      'items',
    ]);
    const sum = (rates: Record<string, number>) =>
      Object.values(rates).reduce((total, each) => total + each, 0);
    expect(Object.keys(answer.value)).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(sum(answer.value)).toBeCloseTo(1, 6);
    expect(Object.keys(answer.items)).toHaveLength(12);
    for (const posterior of Object.values(answer.items)) {
      expect(sum(posterior as Record<string, number>)).toBeCloseTo(1, 6);
    }
    expect(Object.keys(answer.raters)).toEqual(['a', 'b', 'c', 'd']);
    expect(sum(answer.raters.a['3'])).toBeCloseTo(1, 6);
    expect(answer).toMatchObject({ interval: null, units: 12, ratings: 41 });
  });

  test('a declared scale counts for the statistic', { timeout: 60_000 }, async () => {
    const args = ['--ratings', two, '--metric', 'gwet-ac1', '--json'];
    const [plain, wider] = await Promise.all([
      agreement(...args),
      agreement(...args, '--categories', '1,2,3,4,5,6,7'),
    ]);
    expect(JSON.parse(wider.out).value).toBeGreaterThan(JSON.parse(plain.out).value);
  });

  test('what is not defined says why, and exits well', { timeout: 60_000 }, async () => {
    const ratings = file('alone.csv', 'unit,rater,value\n1,a,1\n2,a,\n');
    const args = ['--ratings', ratings, '--metric', 'fleiss-kappa', '--json'];
    const { code, out } = await agreement(...args);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ value: null, interval: null, ratings: 1 });
    expect(JSON.parse(out).why).toMatch(/No unit has two ratings/);
  });

  test('bad CSV is refused with line and column', { timeout: 60_000 }, async () => {
    const told = async (csv: string, ...more: string[]) => {
      const name = `bad-${csv.length}.csv`;
      const answer = await agreement('--ratings', file(name, csv), '--metric', 'percent', ...more);
      expect(answer.code).toBe(2);
      expect(answer.out).toBe('');
      return answer.told;
    };
    const found = await Promise.all([
      told('unit,rater,value\n1,a,1\n2,a\n'),
      told('unit,rater,value\n1,a,1\n2,"a,1\n'),
      told('unit,rater,value\n1,a,1\n2,a,seven\n', '--categories', '1,2'),
      told('unit,who,value\n1,a,1\n'),
    ]);
    expect(found[0]).toContain('line 3, column 4: This row has 2 fields');
    expect(found[1]).toContain('line 3, column 3: A quote opens here and never closes');
    expect(found[2]).toContain('line 3, column 5: “seven” is not in the declared scale (1, 2)');
    expect(found[3]).toContain('line 1, column 1: The header must name unit, rater and value');
  });
});

test('--project prints the numbers of the screen, with their intervals', async () => {
  const data = join(folder, 'data');
  const storage = await openStorage({ folder: data });
  const required = true;
  const questions = [
    { kind: 'comparison' as const, name: 'Preference', required },
    {
      kind: 'rating' as const,
      name: 'Clarity',
      required,
      steps: ['poor', '', 'good'],
      per: 'task' as const,
    },
    {
      kind: 'choice' as const,
      name: 'Type',
      required,
      options: ['fact', 'advice'],
      multiple: false,
      per: 'task' as const,
    },
    { kind: 'number' as const, name: 'Minutes', required, per: 'task' as const },
  ];
  await seedProject(storage.database, { tasks: 12, settings: { questions, overlap: 2 } });
  await twoCriteriaRubric(storage.database);
  for (let n = 1; n <= 12; n++) {
    for (const [at, expert] of ['ana', 'ben', 'cat'].entries()) {
      const turn = n * (n % 4 === 0 ? at + 1 : 1);
      await gradeWhole(storage.database, {
        task: `t${n}`,
        expert,
        value: (turn % 7) - 3,
        met: turn % 3 === 0,
        seconds: 60,
        more: [
          {
            question: 'Type',
            answer: { kind: 'choice', options: [turn % 3 === 1 ? 'fact' : 'advice'] },
          },
          { question: 'Minutes', answer: { kind: 'number', number: turn } },
        ],
      });
    }
  }
  const clock = { now: () => new Date() };
  // What the screen shows is this answer of the server, and nothing else.
  const limbs = { database: storage.database, clock };
  const { agreement: shown } = quality.parse(await computeQuality(limbs, 'p'));
  await storage.close();
  const [asJson, asText] = [
    await agreement('--project', 'p', '--data', data, '--json'),
    await agreement('--project', 'p', '--data', data),
  ];
  expect(asJson.code, asJson.told).toBe(0);
  expect(JSON.parse(asJson.out).agreement).toEqual(shown);
  const names = ['Preference', 'Clarity', 'Type', 'Minutes', 'Checks sound', 'Checks fault'];
  const rows = shown.filter(({ name }) => names.some((each) => name.includes(each)));
  expect(rows).toHaveLength(names.length);
  for (const { name, metric, value, interval } of rows) {
    expect([name, value]).toEqual([name, expect.any(Number)]);
    if (value === null || interval === null) throw new Error(`${name} has no interval`);
    expect(value).toBeLessThan(1);
    const { low, high } = interval;
    expect(asText.out).toContain(
      `${name}: ${metric} ${value.toFixed(4)} (${low.toFixed(3)} to ${high.toFixed(3)}, 95 %)`,
    );
  }
}, 120_000);
