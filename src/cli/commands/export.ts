import { createWriteStream, renameSync, rmSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { exportData } from '#contract/data/export-data.ts';
import { previewExport } from '#contract/data/preview-export.ts';
import { exportFormat, exportOptions } from '#domain/formats/exports/export-options.ts';
import {
  CommandRefused,
  isSet,
  optional,
  required,
  tell,
  write,
  writeJson,
  type Command,
  type Given,
} from '#cli/command.ts';
import { connect, connectionOptions, connectionUsage } from '#cli/connection.ts';
import { fileToWrite } from '#cli/file-to-write.ts';
import { projectOf } from '#cli/project-of.ts';

export const exportCommand: Command = {
  summary: 'Export training files, tables, or the whole project',
  usage: `touchstone export --project SLUG --format ${exportFormat.options.join('|')} [--out FILE]
  [--answers majority|each] [--both-bad rewrite-over-both|leave-out] [--rewrites over-original|leave-out]
  [--from TIME] [--to TIME] [--skill NAME]… [--annotator ID] ${connectionUsage}`,
  options: {
    ...connectionOptions,
    project: { type: 'string' },
    format: { type: 'string' },
    out: { type: 'string' },
    answers: { type: 'string' },
    'both-bad': { type: 'string' },
    rewrites: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    skill: { type: 'string', multiple: true },
    annotator: { type: 'string' },
  },
  async run(given) {
    if (given.positionals.length > 0) throw new CommandRefused('export takes options only');
    const slug = required(given, 'project');
    const format = exportFormat.safeParse(required(given, 'format'));
    if (!format.success) {
      throw new CommandRefused(`--format is one of ${exportFormat.options.join(', ')}`);
    }
    const query = queryOf(given);
    const asked = optional(given, 'out');
    const out = asked === undefined ? undefined : fileToWrite(asked);
    const connection = await connect(given);
    try {
      const { backend } = connection;
      const params = { projectId: await projectOf(backend, slug), format: format.data };
      const stream = (await backend.send(exportData, {
        params,
        query,
      })) as ReadableStream<Uint8Array>;
      if (out === undefined) {
        for await (const piece of stream) await write(piece);
        return 0;
      }
      await writeFile(stream, out);
      const { first: _, ...summary } = await backend.send(previewExport, { params, query });
      tell(
        `${summary.records} records from ${summary.tasks} of ${summary.tasksTotal} tasks in ${out}`,
      );
      for (const { reason, count } of summary.leftOut) tell(`  left out, ${reason}: ${count}`);
      if (isSet(given, 'json')) await writeJson({ file: out, ...summary });
      return 0;
    } finally {
      await connection.close();
    }
  },
};

function queryOf(given: Given) {
  const wanted = {
    answers: optional(given, 'answers'),
    bothBad: optional(given, 'both-bad'),
    rewrites: optional(given, 'rewrites'),
    from: optional(given, 'from'),
    to: optional(given, 'to'),
    annotator: optional(given, 'annotator'),
    skills: given.values['skill'],
  };
  const set = Object.entries(wanted).filter(([, value]) => value !== undefined);
  const parsed = exportOptions.safeParse(Object.fromEntries(set));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new CommandRefused(`--${String(issue?.path[0])}: ${issue?.message}`);
}

/** The file appears under its name only when it is whole. */
async function writeFile(stream: ReadableStream<Uint8Array>, path: string): Promise<void> {
  const partial = `${path}.partial`;
  const file = createWriteStream(partial);
  try {
    for await (const piece of stream) {
      if (!file.write(piece)) {
        await new Promise<void>((resolve, reject) => {
          file.once('drain', resolve).once('error', reject);
        });
      }
    }
    file.end();
    await finished(file);
    renameSync(partial, path);
  } catch (error) {
    file.destroy();
    rmSync(partial, { force: true });
    throw error;
  }
}
