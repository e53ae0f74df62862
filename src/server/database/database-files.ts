import type { Kysely } from 'kysely';
import type { Clock, Files } from '#server/app-limbs.ts';
import type { Tables } from './tables.ts';

const CHUNK_BYTES = 256 * 1024;

/**
 * Files in the database, in chunks, so that memory does not grow with them. A file appears when
 * its last chunk is stored; one whose upload broke off never does.
 */
export function databaseFiles(database: Kysely<Tables>, clock: Clock): Files {
  return {
    async put(id, stream) {
      // No transaction around it: the embedded database has one connection, and a slow upload
      // must not hold it.
      await database
        .insertInto('file')
        .values({ id, size: null, created_at: clock.now() })
        .execute();
      try {
        let size = 0;
        let n = 0;
        for await (const bytes of chunks(stream)) {
          await database.insertInto('file_chunk').values({ file_id: id, n, bytes }).execute();
          size += bytes.byteLength;
          n += 1;
        }
        await database.updateTable('file').set({ size }).where('id', '=', id).execute();
        return { size };
      } catch (error) {
        await database.deleteFrom('file').where('id', '=', id).execute();
        throw error;
      }
    },

    async get(id) {
      const file = await database
        .selectFrom('file')
        .select('size')
        .where('id', '=', id)
        .where('size', 'is not', null)
        .executeTakeFirst();
      if (!file) return null;
      let n = 0;
      return new ReadableStream<Uint8Array>({
        async pull(controller) {
          const chunk = await database
            .selectFrom('file_chunk')
            .select('bytes')
            .where('file_id', '=', id)
            .where('n', '=', n)
            .executeTakeFirst();
          n += 1;
          if (chunk) controller.enqueue(chunk.bytes);
          else controller.close();
        },
      });
    },

    async remove(id) {
      await database.deleteFrom('file').where('id', '=', id).execute();
    },
  };
}

/** The same bytes in pieces of one size. */
async function* chunks(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held = new Uint8Array(CHUNK_BYTES);
  let filled = 0;
  for await (const piece of stream) {
    for (let at = 0; at < piece.byteLength;) {
      const part = piece.subarray(at, at + CHUNK_BYTES - filled);
      held.set(part, filled);
      filled += part.byteLength;
      at += part.byteLength;
      if (filled === CHUNK_BYTES) {
        yield held;
        held = new Uint8Array(CHUNK_BYTES);
        filled = 0;
      }
    }
  }
  if (filled > 0) yield held.subarray(0, filled);
}

/** At start: forgets uploads that a crash cut off. */
export async function forgetBrokenUploads(database: Kysely<Tables>, clock: Clock): Promise<void> {
  const yesterday = new Date(clock.now().getTime() - 24 * 60 * 60_000);
  await database
    .deleteFrom('file')
    .where('size', 'is', null)
    .where('created_at', '<', yesterday)
    .execute();
}
