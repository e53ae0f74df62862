import { csvLine } from '#domain/formats/exports/csv-line.ts';
import { majorText, type Money } from './money.ts';
import type { PayStatement } from './pay-statement.ts';

const COLUMNS = [
  'person',
  'name',
  'day',
  'kind',
  'task',
  'title',
  'seconds',
  'hours',
  'rate_per_hour',
  'amount',
  'currency',
  'counted',
  'reason',
  'decided_by',
];

/**
 * Statements as a table: every line of time, then every correction, person after person. What is
 * not counted (open and declined corrections, time without a rate) says so in `counted`.
 */
export function statementCsv(statements: readonly PayStatement[]): string {
  const lines = statements.flatMap((statement) => {
    const who = [statement.accountId, statement.name ?? ''];
    return [
      ...statement.lines.map((line) =>
        csvLine([
          ...who,
          line.day,
          line.submitted ? line.work : `${line.work}, not submitted`,
          line.taskId,
          line.taskTitle,
          ...figures(line),
          line.amount === null ? 'no rate' : 'yes',
          '',
          '',
        ]),
      ),
      ...statement.corrections.map((correction) =>
        csvLine([
          ...who,
          correction.day,
          correction.work === 'graded' ? 'correction' : `correction, ${correction.work}`,
          correction.taskId,
          correction.taskTitle,
          ...figures(correction),
          correction.state !== 'agreed'
            ? correction.state
            : correction.amount === null
              ? 'no rate'
              : 'yes',
          correction.reason,
          correction.decidedBy ?? '',
        ]),
      ),
    ];
  });
  return `${[csvLine(COLUMNS), ...lines].join('\r\n')}\r\n`;
}

type Figures = { seconds: number; rate: Money | null; amount: Money | null };

function figures({ seconds, rate, amount }: Figures): string[] {
  return [
    String(seconds),
    (seconds / 3600).toFixed(4),
    rate === null ? '' : majorText(rate),
    amount === null ? '' : majorText(amount),
    rate?.currency ?? '',
  ];
}
