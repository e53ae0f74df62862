// A vitest reporter: the errors that belong to no test. Vitest fails the run for them, while
// every test of its JSON report is green.
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Reporter } from 'vitest/node';

/** The variable that names the file to write. */
export const strayErrorsVariable = 'STRAY_ERRORS_FILE';

/** `file`: the test file that was running, from the root, where vitest knows it. */
export type StrayError = { file: string | null; reason: string };

export default class StrayErrors implements Reporter {
  onTestRunEnd(
    modules: Parameters<NonNullable<Reporter['onTestRunEnd']>>[0],
    errors: Parameters<NonNullable<Reporter['onTestRunEnd']>>[1],
  ): void {
    const to = process.env[strayErrorsVariable];
    if (to === undefined) return;
    // A worker that died leaves its file without an end, and its error without a file.
    const unended = modules
      .filter((module) => module.state() === 'queued' || module.state() === 'pending')
      .map((module) => relative(process.cwd(), module.moduleId));
    const found = errors.flatMap((error): StrayError[] => {
      const running: unknown = error['VITEST_TEST_PATH'];
      const files = typeof running === 'string' ? [relative(process.cwd(), running)] : unended;
      const reason = error.stack ?? error.message;
      return (files.length === 0 ? [null] : files).map((file) => ({ file, reason }));
    });
    writeFileSync(to, JSON.stringify(found));
  }
}
