import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawIndex } from '#domain/probability/random-draw.ts';
import { seededGenerator } from '#domain/probability/seeded-generator.ts';
import { bradleyTerry, type PairOutcome } from './bradley-terry.ts';

function ranked(pairs: PairOutcome[], options?: { level?: number; pseudo?: number }) {
  const result = bradleyTerry(pairs, options);
  if (!result.ok) throw new Error(result.error);
  const of = (name: string) => result.value.models.find((model) => model.name === name)!;
  return { ...result.value, of };
}

// Davidson 1970, Example 2: six brands of chocolate pudding; pair, wins of each, ties.
const PUDDING = [
  '1 2 19 22 16|1 3 16 19 12|2 3 19 19 10|1 4 18 23 13|2 4 23 19 9|3 4 19 20 15|1 5 13 19 18',
  '2 5 16 20 12|3 5 16 15 17|4 5 17 14 16|1 6 18 21 12|2 6 22 20 12|3 6 13 18 10|4 6 14 19 18',
  '5 6 11 21 12',
].flatMap((line) =>
  line.split('|').map((row): PairOutcome => {
    const [first, second, ...counts] = row.split(' ');
    const [firstWins, secondWins, ties] = counts.map(Number);
    return {
      first: first!,
      second: second!,
      firstWins: firstWins!,
      secondWins: secondWins!,
      ties: ties!,
    };
  }),
);

test('Davidson 1970: worths of the puddings .139 .173 .162 .165 .159 .202 and ν .747', () => {
  const { of, tiePropensity, models } = ranked(PUDDING);
  [0.139, 0.173, 0.162, 0.165, 0.159, 0.202].forEach((worth, i) =>
    expect(of(String(i + 1)).worth).toBeCloseTo(worth, 3),
  );
  expect(tiePropensity).toBeCloseTo(0.747, 3);
  expect(models[0]?.name).toBe('6');
});

test('the standard errors of the puddings are those printed by PlackettLuce', () => {
  const { of } = ranked(PUDDING);
  [0.121949, 0.121818, 0.126823, 0.122003, 0.127054, 0.126594].forEach((error, i) =>
    expect(of(String(i + 1)).standardError).toBeCloseTo(error, 4),
  );
});

test('Agresti 2002, Table 10.10: baseball without ties, strengths against Baltimore', () => {
  const teams = ['Milwaukee', 'Detroit', 'Toronto', 'New York', 'Boston', 'Cleveland', 'Baltimore'];
  // Wins of the earlier team over each later one, of 13 games.
  const wins = [[7, 9, 7, 7, 9, 11], [7, 5, 11, 9, 9], [7, 7, 8, 12], [6, 7, 10], [7, 12], [6]];
  const pairs = wins.flatMap((row, i) =>
    row.map((won, k) => ({
      first: teams[i]!,
      second: teams[i + 1 + k]!,
      firstWins: won,
      secondWins: 13 - won,
      ties: 0,
    })),
  );
  const { of, tiePropensity } = ranked(pairs);
  [1.58, 1.44, 1.29, 1.25, 1.11, 0.68].forEach((strength, i) => {
    const above = of(teams[i]!).logStrength - of('Baltimore').logStrength;
    expect(above).toBeCloseTo(strength, 2);
  });
  expect(tiePropensity).toBe(0);
});

test('strengths are centred and worths share out one', () => {
  const { models } = ranked(PUDDING);
  expect(models.reduce((sum, { logStrength }) => sum + logStrength, 0)).toBeCloseTo(0, 9);
  expect(models.reduce((sum, { worth }) => sum + worth, 0)).toBeCloseTo(1, 9);
});

test('turning every pair round changes nothing', () => {
  const turned = PUDDING.map(({ first, second, firstWins, secondWins, ties }) => ({
    first: second,
    second: first,
    firstWins: secondWins,
    secondWins: firstWins,
    ties,
  }));
  const before = ranked(PUDDING);
  const after = ranked(turned);
  for (const { name, logStrength } of before.models) {
    expect(after.of(name).logStrength).toBeCloseTo(logStrength, 8);
  }
});

test('two models: the log odds of their wins, whatever the ties', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }), (a, b) => {
      const { of, winChance } = ranked([
        { first: 'A', second: 'B', firstWins: a, secondWins: b, ties: 0 },
      ]);
      expect(of('A').logStrength - of('B').logStrength).toBeCloseTo(Math.log(a / b), 6);
      expect(winChance('A', 'B').chance).toBeCloseTo(a / (a + b), 6);
    }),
  );
});

test('a model that always wins has no finite strength, unless a prior is allowed', () => {
  const pairs = [
    { first: 'A', second: 'B', firstWins: 5, secondWins: 0, ties: 0 },
    { first: 'B', second: 'C', firstWins: 3, secondWins: 2, ties: 0 },
  ];
  const refused = bradleyTerry(pairs);
  expect(!refused.ok && refused.error).toMatch(/^A never lost to or tied with B, C/);
  const { of, models } = ranked(pairs, { pseudo: 0.5 });
  expect(models[0]?.name).toBe('A');
  expect(Number.isFinite(of('A').high)).toBe(true);
  expect(bradleyTerry([]).ok).toBe(false);
  const parted = bradleyTerry([
    { first: 'A', second: 'B', firstWins: 1, secondWins: 1, ties: 0 },
    { first: 'C', second: 'D', firstWins: 1, secondWins: 1, ties: 0 },
  ]);
  expect(!parted.ok && parted.error).toMatch(/they never met/);
});

test('the 95 % intervals of strengths and win chances cover the truth at their stated rate', () => {
  const random = seededGenerator('bradley-terry');
  const strengths = [0.8, 0.3, 0, -0.3, -0.8];
  const nu = 0.5;
  let strengthHits = 0;
  let chanceHits = 0;
  const runs = 400;
  for (let run = 0; run < runs; run += 1) {
    const pairs: PairOutcome[] = [];
    for (let i = 0; i < 5; i += 1) {
      for (let j = i + 1; j < 5; j += 1) {
        const a = Math.exp(strengths[i]!);
        const b = Math.exp(strengths[j]!);
        const counts = [0, 0, 0];
        for (let game = 0; game < 30; game += 1) {
          counts[drawIndex(random, [a, b, nu * Math.sqrt(a * b)])]! += 1;
        }
        const [firstWins, secondWins, ties] = counts as [number, number, number];
        pairs.push({ first: `${i}`, second: `${j}`, firstWins, secondWins, ties });
      }
    }
    const { of, winChance } = ranked(pairs);
    strengths.forEach((truth, i) => {
      const { low, high } = of(`${i}`);
      if (low <= truth && truth <= high) strengthHits += 1;
    });
    const { low, high } = winChance('0', '3');
    const truth = 1 / (1 + Math.exp(-1.1));
    if (low <= truth && truth <= high) chanceHits += 1;
  }
  expect(Math.abs(strengthHits / (5 * runs) - 0.95)).toBeLessThan(0.015);
  expect(Math.abs(chanceHits / runs - 0.95)).toBeLessThan(0.03);
});
