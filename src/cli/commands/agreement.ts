import { readFileSync } from 'node:fs';
import { getQuality } from '#contract/quality/get-quality.ts';
import { agreementOfRatings, printedAnswer } from '#cli/agreement-ratings.ts';
import {
  CommandRefused,
  isSet,
  optional,
  required,
  write,
  writeJson,
  type Command,
  type ExitCode,
  type Given,
} from '#cli/command.ts';
import { connect, connectionOptions, connectionUsage } from '#cli/connection.ts';
import { projectOf } from '#cli/project-of.ts';

export const agreementCommand: Command = {
  summary: 'How far annotators agree, in a project or in a table of ratings',
  usage: `touchstone agreement --project SLUG [--question NAME] ${connectionUsage}
touchstone agreement --ratings FILE.csv --metric NAME [--categories A,B,C] [--json]`,
  options: {
    ...connectionOptions,
    project: { type: 'string' },
    question: { type: 'string' },
    ratings: { type: 'string' },
    metric: { type: 'string' },
    categories: { type: 'string' },
  },
  run: (given) => (optional(given, 'ratings') === undefined ? ofProject(given) : ofRatings(given)),
};

async function ofRatings(given: Given): Promise<ExitCode> {
  const file = required(given, 'ratings');
  const metric = required(given, 'metric');
  const answer = agreementOfRatings(readText(file), {
    metric,
    categories: optional(given, 'categories'),
  });
  if (!answer.ok) throw new CommandRefused(answer.error.message);
  // Dawid and Skene estimate a class for each unit: that is a table, not one figure.
  if (isSet(given, 'json') || answer.value.metric === 'dawid-skene') {
    await writeJson(printedAnswer(answer.value));
  } else await write(`${sentence(metric, answer.value)}\n`);
  return 0;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new CommandRefused(`There is no file ${file}`);
  }
}

async function ofProject(given: Given): Promise<ExitCode> {
  const slug = required(given, 'project');
  const question = optional(given, 'question');
  const connection = await connect(given);
  try {
    const projectId = await projectOf(connection.backend, slug);
    const { agreement, agreementBasis } = await connection.backend.send(getQuality, {
      params: { projectId },
    });
    const rows = agreement.filter(({ name }) => question === undefined || name === question);
    if (question !== undefined && rows.length === 0) {
      const known = agreement.map(({ name }) => name).join(', ');
      throw new CommandRefused(`There is no question ${question}; there are: ${known}`);
    }
    if (isSet(given, 'json')) await writeJson({ agreement: rows, agreementBasis });
    else {
      if (agreementBasis) {
        const { share, tasks, of } = agreementBasis;
        await write(
          `On the random ${Math.round(share * 100)} % of tasks that keep a fixed overlap: ${tasks} of ${of} answered.\n`,
        );
      }
      await write(rows.map((row) => `${row.name}: ${sentence(row.metric, row)}\n`).join(''));
    }
    return 0;
  } finally {
    await connection.close();
  }
}

type Statistic = {
  value: number | null;
  interval?: { low: number; high: number; level: number } | null | undefined;
  why?: string | undefined;
};

function sentence(metric: string, { value, interval, why }: Statistic): string {
  if (value === null) return `${metric} is not defined: ${why ?? 'no reason given'}`;
  const within = interval
    ? ` (${interval.low.toFixed(3)} to ${interval.high.toFixed(3)}, ${Math.round(interval.level * 100)} %)`
    : '';
  return `${metric} ${value.toFixed(4)}${within}`;
}
