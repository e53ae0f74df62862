import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { root, run } from './step.ts';
import { strayErrorsVariable, type StrayError } from './stray-errors.ts';

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

/**
 * Runs one vitest project and counts its tests. A suite that cannot be loaded counts as failed, and
 * so does an error outside every test. Where failed tests are asked once more (`TEST_RETRY`), the
 * files that such errors came from are too.
 */
export async function runSuite(project: string): Promise<SuiteOutcome> {
  const first = await runFiles(project, []);
  if (first.stray.length === 0 || Number(process.env['TEST_RETRY'] ?? 0) === 0) {
    return withStray(first.outcome, first.stray);
  }
  // Without a known file, the whole suite.
  const files = first.stray.every((error) => error.file !== null)
    ? [...new Set(first.stray.flatMap((error) => error.file ?? []))]
    : [];
  console.log(`\nAn error outside every test; once more: ${files.join(' ') || project}`);
  const second = await runFiles(project, files);
  const { outcome } = first;
  if (second.outcome.failed > 0 || second.stray.length > 0) {
    const failures = [...outcome.failures, ...second.outcome.failures];
    return withStray({ ...outcome, failures }, [...first.stray, ...second.stray]);
  }
  const secondTries = [...outcome.secondTries, ...first.stray.map(strayWords)];
  return { ...outcome, secondTries };
}

type SuiteRun = { outcome: SuiteOutcome; stray: StrayError[] };

function withStray(outcome: SuiteOutcome, stray: readonly StrayError[]): SuiteOutcome {
  return {
    ...outcome,
    failed: outcome.failed + stray.length,
    failures: [...outcome.failures, ...stray.map(strayWords)],
  };
}

function strayWords({ file, reason }: StrayError): string {
  return words({ name: `${file ?? 'no file known'}: an error outside every test`, reason });
}

/** `files`: paths from the root; none for the whole project. */
async function runFiles(project: string, files: readonly string[]): Promise<SuiteRun> {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-report-'));
  const file = join(folder, 'report.json');
  const strayFile = join(folder, 'stray-errors.json');
  try {
    const { code } = await run(
      'vitest',
      [
        'run',
        '--project',
        project,
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${file}`,
        `--reporter=${join(import.meta.dirname, 'stray-errors.ts')}`,
        ...files,
      ],
      { env: { [strayErrorsVariable]: strayFile } },
    );
    const report = JSON.parse(readFileSync(file, 'utf8')) as JsonReport;
    const stray = JSON.parse(readFileSync(strayFile, 'utf8')) as StrayError[];
    const failures = failuresIn(report);
    const failed = report.numFailedTests || (code === 0 ? 0 : report.numFailedTestSuites);
    // Whatever else vitest ends badly for must not pass for green.
    const silent = code !== 0 && failed === 0 && stray.length === 0;
    return {
      outcome: {
        passed: report.numPassedTests,
        failed: failed + (silent ? 1 : 0),
        skipped: report.numPendingTests + report.numTodoTests,
        failures: silent ? [...failures, `${project}: vitest ended with code ${code}`] : failures,
        secondTries: testsIn(report, 'passed')
          .filter((each) => each.reason !== '')
          .map(words),
      },
      stray,
    };
  } catch (error) {
    const failure = `The suite "${project}" left no report: ${String(error)}`;
    return {
      outcome: { passed: 0, failed: 1, skipped: 0, failures: [failure], secondTries: [] },
      stray: [],
    };
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
