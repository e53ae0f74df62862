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
  const row = await nameFile(database, job.id, index, { ...announced, size, fileId }).catch(
    async (error: unknown) => {
      // Bytes that no import names would lie there for ever.
      await files.remove(fileId);
      throw error;
    },
  );
  if (announced.fileId !== null) await files.remove(announced.fileId);
  return row;
}

/** Only this entry: other files may arrive at the same moment. */
function nameFile(
  database: AppLimbs['database'],
  jobId: string,
  index: number,
  file: JobRow['files'][number],
): Promise<JobRow> {
  return database
    .updateTable('import_job')
    .set({
      files: sql<string>`jsonb_set(files, ${sql.lit(`{${index}}`)}::text[],
        ${json(file)}::jsonb)`,
    })
    .where('id', '=', jobId)
    .returningAll()
    .executeTakeFirstOrThrow();
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
