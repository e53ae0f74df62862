import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Kysely } from 'kysely';
import type { ExportFormat, ExportOptions } from '#domain/formats/exports/export-options.ts';
import type { GradedTask } from '#domain/formats/exports/graded-task.ts';
import {
  nativeEndLine,
  nativeHeaderLine,
  nativeRecord,
} from '#domain/formats/exports/native-record.ts';
import type { LeftOut } from '#domain/formats/exports/task-pairs.ts';
import { trainingRecords } from '#domain/formats/exports/training-records.ts';
import { csvLine } from '#domain/formats/exports/csv-line.ts';
import { VERDICT_COLUMNS, verdictLines } from '#domain/formats/exports/verdict-table.ts';
import type { Tables } from '#server/database/tables.ts';
import { deliveredChecks } from '#server/spot-checks/delivered-checks.ts';
import { gradedTasks } from './graded-tasks.ts';

/** The lines that one task gives in a format, without line breaks. */
export function linesOfTask(
  task: GradedTask,
  format: ExportFormat,
  options: ExportOptions,
): { lines: string[]; leftOut: LeftOut[] } {
  if (!hasSkill(task, options))
    return { lines: [], leftOut: [{ reason: 'filtered out', count: 1 }] };
  if (format === 'touchstone') return { lines: [JSON.stringify(nativeRecord(task))], leftOut: [] };
  if (format === 'csv') {
    const lines = verdictLines(task, options);
    const reason = task.annotations.length === 0 ? 'not annotated' : 'filtered out';
    return { lines, leftOut: lines.length > 0 ? [] : [{ reason, count: 1 }] };
  }
  const { records, leftOut } = trainingRecords(task, format, options);
  return { lines: records.map((record) => JSON.stringify(record)), leftOut };
}

function hasSkill(task: GradedTask, { skills }: ExportOptions): boolean {
  return skills.length === 0 || task.skills.some((each) => skills.includes(each));
}

/** The whole file as a stream that is read as fast as it is taken. */
export function exportStream(
  database: Kysely<Tables>,
  projectId: string,
  format: ExportFormat,
  options: ExportOptions,
): ReadableStream<Uint8Array> {
  const pieces = filePieces(database, projectId, format, options);
  const encoder = new TextEncoder();
  const hash = sha256.create();
  const counts = { tasks: 0, annotations: 0, drafts: 0 };
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await pieces.next();
      if (next.done !== true) {
        const bytes = encoder.encode(next.value.text);
        hash.update(bytes);
        counts.tasks += next.value.tasks;
        counts.annotations += next.value.annotations;
        counts.drafts += next.value.drafts;
        controller.enqueue(bytes);
        return;
      }
      if (format === 'touchstone') {
        const end = nativeEndLine({
          ...counts,
          spotChecks: await deliveredChecks(database, projectId),
          sha256: bytesToHex(hash.digest()),
        });
        controller.enqueue(encoder.encode(`${end}\n`));
      }
      controller.close();
    },
    async cancel() {
      await pieces.return();
    },
  });
}

type Piece = { text: string; tasks: number; annotations: number; drafts: number };

async function* filePieces(
  database: Kysely<Tables>,
  projectId: string,
  format: ExportFormat,
  options: ExportOptions,
): AsyncGenerator<Piece, void, void> {
  const head =
    format === 'touchstone' ? nativeHeaderLine : format === 'csv' ? csvLine(VERDICT_COLUMNS) : null;
  if (head !== null) yield { text: `${head}\n`, tasks: 0, annotations: 0, drafts: 0 };
  for await (const tasks of gradedTasks(database, projectId)) {
    const piece: Piece = { text: '', tasks: 0, annotations: 0, drafts: 0 };
    for (const task of tasks) {
      const { lines } = linesOfTask(task, format, options);
      if (lines.length === 0) continue;
      piece.text += `${lines.join('\n')}\n`;
      piece.tasks += 1;
      piece.annotations += task.annotations.length;
      piece.drafts += task.drafts.length;
    }
    if (piece.text !== '') yield piece;
  }
}
