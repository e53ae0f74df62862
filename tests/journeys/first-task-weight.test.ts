import { expect, test } from 'vitest';
import { buildSite } from '#cli/build-site.ts';
import { firstTaskLimit, firstTaskScripts, total } from '#tests/bench/first-scripts.ts';

test('the scripts of a first task weigh at most 280 kB, gzip', async () => {
  const scripts = await firstTaskScripts(await buildSite(() => undefined));
  expect(
    total(scripts),
    `kB gzip; too heavy is whatever was last imported without lazy():\n${[...scripts]
      .map(([file, size]) => `${size.toFixed(1)} ${file}`)
      .join('\n')}`,
  ).toBeLessThanOrEqual(firstTaskLimit);
});
