import type { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { importOptions } from '#contract/data/import-job.ts';
import type { Tables } from '#server/database/tables.ts';
import { onBothDatabases } from '#tests/databases/on-both-databases.ts';
import { seedProject } from '#tests/databases/seed-project.ts';
import { testLimbs, type TestLimbs } from '#tests/server/test-limbs.ts';
import { createImportJob, loadImportJob } from './import-jobs.ts';
import { importEnded, interruptImports, launchImport } from './launch-import.ts';
import { resumeInterrupted } from './resume-interrupted.ts';
import { storeImportFile } from './store-import-file.ts';

const COUNT = 7000;

const text = Array.from({ length: COUNT }, (_, n) =>
  JSON.stringify({ externalId: `t-${n}`, prompt: `Question ${n}?`, responses: ['A', 'B'] }),
).join('\n');

onBothDatabases('imports that were interrupted', (open) => {
  async function begun(): Promise<{ limbs: TestLimbs; path: JobPathOfTest }> {
    const database = await open();
    await seedProject(database, { tasks: 0 });
    const limbs = testLimbs(database);
    const job = await createImportJob(limbs, {
      projectId: 'p',
      files: [{ name: 'many.jsonl', size: text.length, use: 'rows' }],
      options: importOptions.parse({}),
      startedBy: null,
    });
    const path = { projectId: 'p', importId: job.id };
    await storeImportFile(limbs, { ...path, index: 0 }, new Blob([text]).stream());
    return { limbs, path };
  }
  type JobPathOfTest = { projectId: string; importId: string };

  /** A few batches in, and not at the end. */
  async function inTheMiddle({ database }: TestLimbs, path: JobPathOfTest): Promise<void> {
    const rows = async () => (await loadImportJob(database, path)).progress.tasks;
    await expect.poll(rows, { interval: 1, timeout: 60_000 }).toBeGreaterThan(0);
  }

  async function everyTaskOnce(database: Kysely<Tables>): Promise<void> {
    const ids = await database.selectFrom('task').select('external_id').execute();
    expect(ids).toHaveLength(COUNT);
    expect(new Set(ids.map((each) => each.external_id)).size).toBe(COUNT);
  }

  test('a server that stops hands its imports over; the next one finishes them', async () => {
    const { limbs, path } = await begun();
    await launchImport(limbs, path, { from: 'start' });
    await inTheMiddle(limbs, path);
    await interruptImports(limbs.database);
    const between = await loadImportJob(limbs.database, path);
    expect(between).toMatchObject({ state: 'running', runner: null, heartbeat_at: null });
    expect(between.progress.tasks).toBeLessThan(COUNT);

    // Two processes that look at the same moment: one has it.
    await Promise.all([1, 2].map(() => resumeInterrupted(limbs, { alone: false })));
    await importEnded(path.importId);
    const resumed = limbs.logged.filter(({ message }) => message === 'import resumed');
    expect(resumed).toHaveLength(1);
    const done = await loadImportJob(limbs.database, path);
    expect(done).toMatchObject({ state: 'done', runner: null });
    expect(done.progress).toMatchObject({ rows: COUNT, tasks: COUNT, skipped: 0, refused: 0 });
    await everyTaskOnce(limbs.database);
  });

  test('a runner that comes back late writes nothing more: its job is another’s', async () => {
    const { limbs, path } = await begun();
    await launchImport(limbs, path, { from: 'start' });
    await inTheMiddle(limbs, path);
    const { database } = limbs;
    await database
      .updateTable('import_job')
      .set({ runner: 'another', heartbeat_at: limbs.clock.now() })
      .execute();
    const taken = await loadImportJob(database, path);
    await importEnded(path.importId);
    const job = await loadImportJob(database, path);
    expect(job).toMatchObject({ state: 'running', runner: 'another' });
    expect(job.checkpoint).toEqual(taken.checkpoint);
    const tasks = await database.selectFrom('task').select('id').execute();
    expect(tasks).toHaveLength(job.progress.tasks);

    // The other lives; a minute after its last sign it does not, and then the import goes on.
    await resumeInterrupted(limbs, { alone: false });
    expect(await loadImportJob(database, path)).toMatchObject({ runner: 'another' });
    limbs.advance(2);
    await resumeInterrupted(limbs, { alone: false });
    await importEnded(path.importId);
    expect(await loadImportJob(database, path)).toMatchObject({ state: 'done' });
    await everyTaskOnce(database);
  });

  test('what cannot go on is told, and does not keep the server from starting', async () => {
    const { limbs, path } = await begun();
    const { database } = limbs;
    const leave = (more: object) =>
      database
        .updateTable('import_job')
        .set({ state: 'running', runner: 'dead', heartbeat_at: limbs.clock.now(), ...more })
        .execute();
    const { checkpoint, files } = await loadImportJob(database, path);
    await leave({ checkpoint: JSON.stringify({ ...checkpoint, attempts: 3 }) });
    await resumeInterrupted(limbs, { alone: true });
    const looping = await loadImportJob(database, path);
    expect(looping).toMatchObject({ state: 'failed', runner: null });
    expect(looping.error).toContain('again and again');

    const noBytes = files.map((file) => ({ ...file, fileId: null }));
    await leave({ checkpoint: JSON.stringify(checkpoint), files: JSON.stringify(noBytes) });
    await resumeInterrupted(limbs, { alone: true });
    const unread = await loadImportJob(database, path);
    expect(unread).toMatchObject({ state: 'failed' });
    expect(unread.error).toContain('many.jsonl');

    // A person resumes the first one, and attempts are counted from nought.
    await leave({ state: 'failed', files: JSON.stringify(files), runner: null });
    await launchImport(limbs, path, { from: 'checkpoint' });
    await importEnded(path.importId);
    expect(await loadImportJob(database, path)).toMatchObject({ state: 'done' });
    await everyTaskOnce(database);
  });
});
