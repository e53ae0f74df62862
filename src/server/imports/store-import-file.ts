import { sql } from 'kysely';
import type { AppLimbs } from '#server/app-limbs.ts';
import { json } from '#server/database/json.ts';
import { Refusal } from '#server/refusal.ts';
import { loadImportJob, type JobPath, type JobRow } from './import-jobs.ts';

/** Largest file that is taken over the wire; the command line reads larger ones from the disk. */
const LIMIT = 2 * 1024 * 1024 * 1024;

/** Keeps the bytes of one announced file. Sending it again replaces it. */
export async function storeImportFile(
  limbs: Pick<AppLimbs, 'database' | 'files' | 'ids'>,
  { index, ...path }: JobPath & { index: number },
  body: ReadableStream<Uint8Array>,
): Promise<JobRow> {
  const { database, files, ids } = limbs;
  const job = await loadImportJob(database, path);
  const announced = job.files[index];
  if (!announced) throw new Refusal('not-found', 'No such file was announced');
  if (job.state === 'running' || job.state === 'done') {
    throw new Refusal('closed', 'This import has begun: its files cannot change');
  }
  const fileId = ids.next();
  const { size } = await files.put(fileId, atMost(body, LIMIT));
  // Only this entry: other files may arrive at the same moment.
  const row = await database
    .updateTable('import_job')
    .set({
      files: sql<string>`jsonb_set(files, ${sql.lit(`{${index}}`)}::text[],
        ${json({ ...announced, size, fileId })}::jsonb)`,
    })
    .where('id', '=', job.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  if (announced.fileId !== null) await files.remove(announced.fileId);
  return row;
}

function atMost(body: ReadableStream<Uint8Array>, limit: number): ReadableStream<Uint8Array> {
  let size = 0;
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(piece, controller) {
        size += piece.byteLength;
        if (size > limit) throw new Refusal('too-large', `A file may have ${limit} bytes`);
        controller.enqueue(piece);
      },
    }),
  );
}
