import { expect, test } from 'vitest';
import { onBothDatabases } from '#tests/databases/on-both-databases.ts';
import { databaseFiles, forgetBrokenUploads } from './database-files.ts';

const clock = { now: () => new Date() };

function streamOf(pieces: Iterable<Uint8Array>, failure?: Error): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      if (failure) controller.error(failure);
      else controller.close();
    },
  });
}

onBothDatabases('files', (open) => {
  test('bytes come back as they went in, however they were cut', async () => {
    const files = databaseFiles(await open(), clock);
    const all = Uint8Array.from({ length: 700_001 }, (_, at) => (at * 7) % 251);
    const pieces = [all.subarray(0, 3), all.subarray(3, 600_000), all.subarray(600_000)];
    expect(await files.put('f', streamOf(pieces))).toEqual({ size: 700_001 });
    const read = new Uint8Array(await new Response(await files.get('f')).arrayBuffer());
    expect(Buffer.compare(read, all)).toBe(0);
  });

  test('an empty file is a file, a removed or unknown one is not', async () => {
    const files = databaseFiles(await open(), clock);
    await files.put('empty', streamOf([]));
    expect((await new Response(await files.get('empty')).arrayBuffer()).byteLength).toBe(0);
    await files.remove('empty');
    expect(await files.get('empty')).toBeNull();
    expect(await files.get('never')).toBeNull();
  });

  test('an upload that breaks off leaves nothing', async () => {
    const database = await open();
    const files = databaseFiles(database, clock);
    let served = 0;
    const broken = new ReadableStream<Uint8Array>({
      pull(controller) {
        served += 1;
        if (served > 3) controller.error(new Error('connection lost'));
        else controller.enqueue(new Uint8Array(300_000));
      },
    });
    await expect(files.put('broken', broken)).rejects.toThrow('connection lost');
    expect(await database.selectFrom('file_chunk').select('n').execute()).toEqual([]);
    expect(await files.get('broken')).toBeNull();
  });

  test('an upload that a crash cut off is never read, and forgotten after a day', async () => {
    const database = await open();
    const files = databaseFiles(database, clock);
    const old = new Date(Date.now() - 25 * 60 * 60_000);
    await database.insertInto('file').values({ id: 'cut', size: null, created_at: old }).execute();
    await files.put('kept', streamOf([new Uint8Array([1])]));
    expect(await files.get('cut')).toBeNull();
    await forgetBrokenUploads(database, clock);
    const left = await database.selectFrom('file').select('id').execute();
    expect(left).toEqual([{ id: 'kept' }]);
  });
});
