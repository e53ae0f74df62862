/**
 * `npm run bench -- [--json] [--only NAME…] [--on PGlite|PostgreSQL]`: a table for people on
 * stdout, or one JSON document; progress goes to stderr. Exit code 1 where a limit is not kept.
 */
import { cpus, totalmem } from 'node:os';
import { keepsLimit, type Bench, type Measure } from './bench.ts';
import { agreementBench } from './agreement-bench.ts';
import { bundleBench } from './bundle-bench.ts';
import { claimBench } from './claim-bench.ts';
import { draftBench } from './draft-bench.ts';
import { gradeBench } from './grade-bench.ts';
import { importBench } from './import-bench.ts';
import { qualityBench } from './quality-bench.ts';

const benches: readonly Bench[] = [
  bundleBench,
  gradeBench,
  claimBench,
  draftBench,
  importBench,
  agreementBench,
  qualityBench,
];

const args = process.argv.slice(2);
const asJson = args.includes('--json');
const only = valuesOf('--only');
const on = valuesOf('--on');
const engines = (['PGlite', 'PostgreSQL'] as const).filter(
  (each) => !on.length || on.includes(each),
);
const unknown = only.filter((name) => !benches.some((bench) => bench.name === name));
if (unknown.length > 0) {
  const names = benches.map((bench) => bench.name).join(', ');
  process.stderr.write(`There is no bench ${unknown.join(', ')}; there are: ${names}\n`);
  process.exit(2);
}

const results: { bench: string; title: string; measures: Measure[] }[] = [];
for (const bench of benches) {
  if (only.length > 0 && !only.includes(bench.name)) continue;
  const progress = (message: string) => process.stderr.write(`${bench.name}: ${message}\n`);
  results.push({
    bench: bench.name,
    title: bench.title,
    measures: await bench.run(progress, engines),
  });
}

const machine = {
  processors: cpus().length,
  model: cpus()[0]?.model ?? 'unknown',
  memoryGB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
};
const all = results.flatMap((each) => each.measures);
process.stdout.write(asJson ? `${JSON.stringify({ machine, results }, null, 2)}\n` : table());
process.exit(all.every(keepsLimit) ? 0 : 1);

/** What follows an option, up to the next one. */
function valuesOf(option: string): string[] {
  const from = args.indexOf(option);
  if (from < 0) return [];
  const rest = args.slice(from + 1);
  const to = rest.findIndex((each) => each.startsWith('--'));
  return to < 0 ? rest : rest.slice(0, to);
}

function table(): string {
  const lines = [
    `${machine.processors} × ${machine.model}, ${machine.memoryGB} GB, Node ${machine.node}`,
  ];
  for (const { title, measures } of results) {
    lines.push('', title);
    for (const measure of measures) {
      const value = `${figure(measure.value)} ${measure.unit}`;
      lines.push(
        `  ${measure.case.padEnd(52)} ${value.padStart(14)}  ${verdict(measure)}${
          measure.detail ? `  ${measure.detail}` : ''
        }`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
}

function figure(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2);
}

function verdict(measure: Measure): string {
  const { limit } = measure;
  if (!limit) return ' '.repeat(16);
  const bound = limit.most === undefined ? `≥ ${limit.least}` : `≤ ${limit.most}`;
  return `${keepsLimit(measure) ? 'ok  ' : 'MISS'} (${bound})`.padEnd(16);
}
