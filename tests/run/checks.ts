import { run } from './step.ts';

/** The fast checks, each a name and its command. They run side by side. */
const checks: readonly [string, string, readonly string[]][] = [
  ['format', 'oxfmt', ['--check', '.']],
  ['lint', 'oxlint', ['--deny-warnings']],
  ['types', 'tsc', ['--noEmit', '-p', '.']],
  ['types of the domain (no DOM, no Node)', 'tsc', ['--noEmit', '-p', 'src/domain']],
  ['types of the server (no Node, no DOM)', 'tsc', ['--noEmit', '-p', 'src/server']],
  ['unused code', 'knip', []],
];

/** Runs every check and prints what failed; answers how many passed and failed. */
export async function runChecks(): Promise<{
  passed: number;
  failed: number;
  failures: string[];
}> {
  const results = await Promise.all(
    checks.map(async ([name, command, args]) => {
      const { code, output } = await run(command, args, { quiet: true });
      console.log(`${code === 0 ? '✓' : '✗'} ${name}`);
      if (code !== 0) console.log(output);
      return code === 0 ? [] : [`${name}\n${output.slice(-800)}`];
    }),
  );
  const failures = results.flat();
  return { passed: results.length - failures.length, failed: failures.length, failures };
}
