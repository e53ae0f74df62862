import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { root, run } from './step.ts';

export type Totals = { passed: number; failed: number; skipped: number };

/** What one suite comes to, and a paragraph for each test that failed, or did at first. */
export type SuiteOutcome = Totals & { failures: string[]; secondTries: string[] };

type JsonReport = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  numFailedTestSuites: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { fullName: string; status: string; failureMessages: string[] | null }[];
  }[];
};

/** Runs one vitest project and counts its tests. A suite that cannot be loaded counts as failed. */
export async function runSuite(project: string): Promise<SuiteOutcome> {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-report-'));
  const file = join(folder, 'report.json');
  try {
    const { code } = await run('vitest', [
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ]);
    const report = JSON.parse(readFileSync(file, 'utf8')) as JsonReport;
    const failed =
      report.numFailedTests || (code === 0 ? 0 : Math.max(1, report.numFailedTestSuites));
    return {
      passed: report.numPassedTests,
      failed,
      skipped: report.numPendingTests + report.numTodoTests,
      failures: failuresIn(report),
      secondTries: testsIn(report, 'passed')
        .filter((each) => each.reason !== '')
        .map(words),
    };
  } catch (error) {
    const failure = `The suite "${project}" left no report: ${String(error)}`;
    return { passed: 0, failed: 1, skipped: 0, failures: [failure], secondTries: [] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function failuresIn(report: JsonReport): string[] {
  // A file that could not be loaded has a message and no tests.
  const files = report.testResults.filter(
    (file) =>
      file.status === 'failed' && file.assertionResults.every((each) => each.status !== 'failed'),
  );
  return [
    ...testsIn(report, 'failed').map(words),
    ...files.map((file) => words({ name: relative(root, file.name), reason: file.message })),
  ];
}

type NamedTest = { name: string; reason: string };

function testsIn({ testResults }: JsonReport, status: 'passed' | 'failed'): NamedTest[] {
  return testResults.flatMap((file) =>
    file.assertionResults
      .filter((each) => each.status === status)
      .map((each) => ({
        name: `${relative(root, file.name)}: ${each.fullName}`,
        // Of a passed test: why it had to be asked again.
        reason: each.failureMessages?.[0] ?? '',
      })),
  );
}

function words({ name, reason }: NamedTest): string {
  return `${name}\n    ${reason.slice(0, 800)}`;
}
