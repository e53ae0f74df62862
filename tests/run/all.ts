// `npm test`: the fast parts first, then whatever needs a browser. Prints the totals over all
// runners as its last line. Names of suites as arguments run only those.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runChecks } from './checks.ts';
import { ensureChromium } from './chromium.ts';
import { root, run } from './step.ts';
import { runSuite, type SuiteOutcome } from './suite.ts';

const fast = ['unit', 'component', 'server'];
const inBrowser = ['browser', 'faults'];
const chosen = process.argv.slice(2);
const wanted = (name: string) => chosen.length === 0 || chosen.includes(name);

const totals: SuiteOutcome = { passed: 0, failed: 0, skipped: 0, failures: [], secondTries: [] };
function add(more: Partial<SuiteOutcome>): void {
  totals.passed += more.passed ?? 0;
  totals.failed += more.failed ?? 0;
  totals.skipped += more.skipped ?? 0;
  totals.failures.push(...(more.failures ?? []));
  totals.secondTries.push(...(more.secondTries ?? []));
}

if (wanted('checks')) add(await runChecks());
for (const suite of fast.filter(wanted)) add(await runSuite(suite));

if (inBrowser.some(wanted)) {
  const chromium = await ensureChromium();
  if (chromium.kind === 'missing') {
    add({ failed: 1, failures: [chromium.say] });
  } else {
    const built = await run('vite', ['build', '--logLevel', 'warn']);
    if (built.code !== 0) add({ failed: 1, failures: ['vite build'] });
    process.env['CHROMIUM_PATH'] = chromium.path;
    for (const suite of inBrowser.filter(wanted)) add(await runSuite(suite));
  }
}

if (
  !existsSync(join(root, '..', 'shared', 'data')) ||
  readdirSync(join(root, '..', 'shared', 'data')).length === 0
) {
  console.log('The developer data in ../shared/data is absent: tests on it were skipped.');
}
// Said again at the end: the place where it failed is thousands of lines up by now.
for (const test of totals.secondTries) console.log(`\n↻ passed when asked once more: ${test}`);
for (const failure of totals.failures) console.log(`\n✗ ${failure}`);
console.log(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exit(totals.failed === 0 ? 0 : 1);
