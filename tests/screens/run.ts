import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { touchstoneWorld } from '#tests/journeys/touchstone-world.ts';
import { judgedScreens } from './judged-screens.ts';
import { lastScreens, rareScreens } from './rare-screens.ts';
import { screenshots } from './screens.ts';

// node tests/screens/run.ts [WORD …]: every screen and state, both sizes and both themes, into
// ./screens, to be looked at. Words narrow it to names that contain one of them.
const words = process.argv.slice(2);
const folder = join(import.meta.dirname, '..', '..', 'screens');
const variants = [
  { width: 1440, height: 900, scheme: 'light' },
  { width: 1440, height: 900, scheme: 'dark' },
  { width: 1024, height: 768, scheme: 'light' },
  { width: 1024, height: 768, scheme: 'dark' },
] as const;

mkdirSync(folder, { recursive: true });
let failed = 0;
for (const variant of variants) {
  const label = `${variant.width}-${variant.scheme}`;
  if (words.some((word) => /^\d+-/.test(word)) && !words.includes(label)) continue;
  // A world for each: states must not depend on what the variant before has left.
  const world = await touchstoneWorld({ sampleWork: true });
  const asked = words.filter((word) => !/^\d+-/.test(word));
  for (const each of [...screenshots, ...rareScreens, ...judgedScreens, ...lastScreens]) {
    if (asked.length > 0 && !asked.some((word) => each.name.includes(word))) continue;
    const { page, context } = await world.person(variant);
    try {
      await each.bring(page, world.url);
      await page.waitForTimeout(400);
    } catch (error) {
      failed++;
      const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
      process.stdout.write(`${each.name} ${label}: ${reason}\n`);
    }
    await page.screenshot({ path: join(folder, `${each.name}-${label}.png`) });
    await context.close();
  }
  for (const fault of new Set(world.faults)) process.stdout.write(`${label}: ${fault}\n`);
  await world.close();
}
process.exitCode = failed > 0 ? 1 : 0;
