import { shuffled } from '#domain/probability/random-draw.ts';
import { seededGenerator } from '#domain/probability/seeded-generator.ts';

/** Items that are drawn from together, e.g. "new experts" or "low agreement". */
export type Stratum = { name: string; items: readonly string[] };

export type DrawnStratum = { name: string; population: number; drawn: string[] };

/**
 * A simple random sample without replacement from each stratum. The same seed, names and items
 * (in whatever order) give the same draw; a stratum's draw does not depend on the others. A
 * larger size with the same seed only adds items to a smaller one.
 */
export function stratifiedDraw(
  strata: readonly Stratum[],
  sizes: ReadonlyMap<string, number>,
  seed: string,
): DrawnStratum[] {
  return strata.map(({ name, items }) => {
    const random = seededGenerator(`${seed}\u0000${name}`);
    const sorted = [...new Set(items)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    const wanted = Math.min(sorted.length, Math.max(0, sizes.get(name) ?? 0));
    return { name, population: sorted.length, drawn: shuffled(random, sorted).slice(0, wanted) };
  });
}

/**
 * Shares out `total` draws over strata in proportion to population × `emphasis` (how much more
 * a stratum is looked at than its size; 1 is plain), at least one each, none above its
 * population, by largest remainders.
 */
export function allocateSample(
  strata: readonly { name: string; population: number; emphasis: number }[],
  total: number,
): Map<string, number> {
  const open = strata.filter(({ population }) => population > 0);
  const sizes = new Map(open.map(({ name }) => [name, 0]));
  const size = (name: string) => sizes.get(name) ?? 0;
  const everything = open.reduce((sum, { population }) => sum + population, 0);
  let left = Math.min(total, everything);
  for (const { name } of open) {
    if (left === 0) break;
    sizes.set(name, 1);
    left -= 1;
  }
  while (left > 0) {
    const roomy = open.filter(({ name, population }) => size(name) < population);
    const weights = roomy.map(({ population, emphasis }) => population * Math.max(1e-9, emphasis));
    const whole = weights.reduce((sum, each) => sum + each, 0);
    const shares = roomy.map(({ name, population }, i) => {
      const share = Math.min(population - size(name), (left * weights[i]!) / whole);
      return { name, floor: Math.floor(share), rest: share - Math.floor(share) };
    });
    let given = 0;
    for (const { name, floor } of shares) {
      sizes.set(name, size(name) + floor);
      given += floor;
    }
    if (given === 0) {
      const ordered = [...shares].sort((a, b) => b.rest - a.rest);
      for (const { name } of ordered.slice(0, left)) {
        sizes.set(name, size(name) + 1);
        given += 1;
      }
    }
    left -= given;
  }
  return sizes;
}
