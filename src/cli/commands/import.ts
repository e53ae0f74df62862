import { setTimeout } from 'node:timers/promises';
import { openAsBlob } from 'node:fs';
import { createImport } from '#contract/data/create-import.ts';
import { getImport } from '#contract/data/get-import.ts';
import { importOptions, type ImportJob, type RefusedRow } from '#contract/data/import-job.ts';
import { listRefusedRows } from '#contract/data/list-refused-rows.ts';
import { startImport } from '#contract/data/start-import.ts';
import { uploadImportFile } from '#contract/data/upload-import-file.ts';
import { formatNames } from '#domain/formats/readers/readers.ts';
import { importEnded, launchImport } from '#server/imports/launch-import.ts';
import {
  CommandRefused,
  isSet,
  optional,
  required,
  tell,
  writeJson,
  type Command,
  type Given,
} from '#cli/command.ts';
import { connect, connectionOptions, connectionUsage, type Connection } from '#cli/connection.ts';
import { fieldMapOf } from '#cli/field-map-of.ts';
import { localFiles, type LocalFile } from '#cli/local-files.ts';
import { projectOf } from '#cli/project-of.ts';

export const importCommand: Command = {
  summary: 'Import tasks; every refused row is listed with file, line, field and reason',
  usage: `touchstone import FILE… --project SLUG [--format ${formatNames.join('|')}]
  [--map prompt=FIELD,response=FIELD,model=FIELD,group=FIELD,reference=FIELD,…]
  [--rubric FILE|DIR --rubric-key FIELD] [--dry-run]
  [--accept-findings REASON] [--stop-on-findings] ${connectionUsage}

What may be confidential is listed; --stop-on-findings checks all files first and imports
nothing while something needs an explanation, which --accept-findings gives.`,
  options: {
    ...connectionOptions,
    project: { type: 'string' },
    format: { type: 'string' },
    map: { type: 'string' },
    rubric: { type: 'string' },
    'rubric-key': { type: 'string' },
    'dry-run': { type: 'boolean' },
    'accept-findings': { type: 'string' },
    'stop-on-findings': { type: 'boolean' },
  },
  async run(given) {
    if (given.positionals.length === 0) throw new CommandRefused('Name at least one file');
    const slug = required(given, 'project');
    const files = localFiles(given.positionals, optional(given, 'rubric'));
    const options = importOptions.parse({
      format: formatOf(given),
      map: fieldMapOf(optional(given, 'map')),
      rubricKey: optional(given, 'rubric-key') ?? null,
      explanation: optional(given, 'accept-findings'),
    });
    const connection = await connect(given);
    try {
      const { backend } = connection;
      const projectId = await projectOf(backend, slug);
      const job = await backend.send(createImport, {
        params: { projectId },
        body: { files: files.map(({ name, size, use }) => ({ name, size, use })), options },
      });
      await send(connection, job, files);
      if (isSet(given, 'stop-on-findings')) {
        await start(connection, job, files, true);
        refuseUnexplained(await waitFor(connection, job));
      }
      await start(connection, job, files, isSet(given, 'dry-run'));
      const done = await waitFor(connection, job);
      if (done.state !== 'done' && done.state !== 'checked') {
        throw new CommandRefused(`The import did not finish: ${done.error ?? done.state}`);
      }
      const refused = await allRefused(connection, job);
      await report(given, done, refused);
      const { tasks, skipped } = done.progress;
      if (refused.length === 0) return 0;
      return tasks + skipped > 0 ? 1 : 2;
    } finally {
      await connection.close();
    }
  },
};

function formatOf(given: Given): string {
  const format = optional(given, 'format') ?? 'auto';
  if (format === 'auto' || formatNames.includes(format)) return format;
  throw new CommandRefused(`--format is one of auto, ${formatNames.join(', ')}`);
}

/** A server is sent the files' bytes; in this process they are read from the disk. */
async function send(
  { backend, limbs }: Connection,
  { id: importId, projectId }: ImportJob,
  files: readonly LocalFile[],
): Promise<void> {
  if (limbs !== null) return;
  for (const [index, { path }] of files.entries()) {
    const body = await openAsBlob(path);
    await backend.send(uploadImportFile, { params: { projectId, importId, index }, body });
  }
}

async function start(
  { backend, limbs }: Connection,
  { id: importId, projectId }: ImportJob,
  files: readonly LocalFile[],
  dryRun: boolean,
): Promise<void> {
  const params = { projectId, importId };
  if (limbs !== null) {
    await launchImport(limbs, params, { from: 'start', dryRun, sources: files });
    return;
  }
  await backend.send(startImport, { params, body: { dryRun } });
}

async function waitFor({ backend }: Connection, { id, projectId }: ImportJob): Promise<ImportJob> {
  const ended = importEnded(id);
  for (;;) {
    const job = await backend.send(getImport, { params: { projectId, importId: id } });
    if (job.state !== 'running') {
      if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
      return job;
    }
    const { bytes, bytesTotal, rows, tasks, refused } = job.progress;
    if (process.stderr.isTTY) {
      const share = bytesTotal > 0 ? `${Math.floor((100 * bytes) / bytesTotal)} %, ` : '';
      process.stderr.write(`\r\u001b[K${share}${rows} rows, ${tasks} tasks, ${refused} refused`);
    }
    await Promise.race([setTimeout(500), ended.then(() => setTimeout(0))]);
  }
}

async function allRefused(
  { backend }: Connection,
  { id, projectId }: ImportJob,
): Promise<RefusedRow[]> {
  const rows: RefusedRow[] = [];
  for (let after: number | null = 0; after !== null;) {
    const page: { rows: RefusedRow[]; next: number | null } = await backend.send(listRefusedRows, {
      params: { projectId, importId: id },
      query: { after, limit: 1000 },
    });
    rows.push(...page.rows);
    after = page.next;
  }
  return rows;
}

const LINES_ON_SCREEN = 50;

async function report(given: Given, job: ImportJob, refused: readonly RefusedRow[]): Promise<void> {
  const { tasks, responses, skipped, formats, notices, findings } = job.progress;
  for (const { file, title } of formats) tell(`${file}: ${title}`);
  const verb = job.dryRun ? 'would be imported' : 'imported';
  tell(`${tasks} tasks with ${responses} responses ${verb}, ${skipped} were there already`);
  for (const { field, reason, rows } of notices) tell(`  ${field}: ${reason} (${rows} rows)`);
  reportFindings(job);
  if (refused.length > 0) tell(`${refused.length} refused:`);
  for (const { file, line, field, reason } of refused.slice(0, LINES_ON_SCREEN)) {
    tell(`  ${file}:${line} ${field}: ${reason}`);
  }
  const more = refused.length - LINES_ON_SCREEN;
  if (more > 0) tell(`  and ${more} more; --json lists all`);
  if (!isSet(given, 'json')) return;
  await writeJson({
    tasks,
    responses,
    skipped,
    refused: refused.map(({ file, line, field, reason }) => ({ file, line, field, reason })),
    notices,
    findings,
  });
}

function refuseUnexplained(job: ImportJob): void {
  const { findings } = job.progress;
  if (job.options.explanation !== undefined) return;
  if (!findings.some((each) => each.needsExplanation)) return;
  reportFindings(job);
  throw new CommandRefused('Nothing was imported: --accept-findings REASON says why it may be');
}

/** Nothing is dropped in silence, and nothing comes in silence either. */
function reportFindings({ progress: { findings }, options, dryRun }: ImportJob): void {
  if (findings.length === 0) return;
  tell('Perhaps confidential:');
  for (const { file, lines, field, why, quote, found } of findings) {
    tell(`  ${file}:${lines[0]} ${field}: ${why} “${quote}” (${found})`);
  }
  if (options.explanation !== undefined) tell(`Explained: ${options.explanation}`);
  else if (!dryRun && findings.some((each) => each.needsExplanation)) {
    tell('It was imported without an explanation: --accept-findings REASON gives one.');
  }
}
