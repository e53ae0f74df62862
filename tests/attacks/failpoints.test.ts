import { sql, type Kysely, type KyselyPlugin } from 'kysely';
import { expect, test } from 'vitest';
import { madeCriterion } from '#domain/project/made-settings.fixture.ts';
import type { Tables } from '#server/database/tables.ts';
import { saveDraft } from '#server/drafts/save-draft.ts';
import { submitWork } from '#server/drafts/submit-work.ts';
import { claim } from '#server/queue/claim.ts';
import { skipWork } from '#server/queue/skip-work.ts';
import { decideReview } from '#server/reviews/decide-review.ts';
import { disputeReturn } from '#server/reviews/dispute-return.ts';
import { publishRubric } from '#server/rubrics/publish-rubric.ts';
import { onBothDatabases } from '#tests/databases/on-both-databases.ts';
import { comment, fieldsFor, reviewWorld } from '#tests/databases/review-world.ts';
import { fingerprint } from './fingerprint.ts';

// A database may fail before any statement, behind any, and at the commit. Whenever it does, a
// write has happened whole or not at all, and the same request sent again succeeds once.

type World = Awaited<ReturnType<typeof reviewWorld>>;
type Limbs = World['limbs'];
/** Brings the world to where the write can be asked for, and answers how to ask. */
type Write = (world: World) => Promise<(limbs: Limbs) => Promise<unknown>>;

const claimed = async ({ claimAs }: World) => {
  const own = await claimAs('e');
  if (!own) throw new Error('Nothing to claim');
  const { id: assignmentId, taskId } = own.assignment;
  return { projectId: 'p', assignmentId, expertId: 'e', taskId };
};
const newest = async ({ database }: World, reviewId: string) =>
  database
    .selectFrom('review')
    .select('annotation_id')
    .where('assignment_id', '=', reviewId)
    .executeTakeFirstOrThrow();

const writes: Record<string, Write> = {
  'a claim': async () => (limbs) =>
    claim(limbs, { projectId: 'p', expertId: 'e', purpose: 'current' }),
  'a save': async (world) => {
    const { taskId, ...key } = await claimed(world);
    const patch = { [`verdict/c/${taskId}-r1`]: { set: { value: 'met', criterionVersion: 1 } } };
    const body = { schema: 1, patch, activeSeconds: 7 };
    return (limbs) => saveDraft(limbs, { ...key, key: 'a:1', base: 0, body });
  },
  'a submission': async (world) => {
    const { taskId, ...key } = await claimed(world);
    const fields = fieldsFor(taskId);
    const body = { schema: 1, baseRevision: 0, fields, activeSeconds: 60 };
    return (limbs) => submitWork(limbs, { ...key, key: 'a:1', body });
  },
  'a skip': async (world) => {
    const { taskId: _, ...key } = await claimed(world);
    return (limbs) => skipWork(limbs, key, { reason: 'Other' });
  },
  'a return with a comment': async (world) => {
    const { reviewId, taskId } = await world.submit('e');
    const { annotation_id: annotationId } = await newest(world, reviewId);
    const body = {
      kind: 'return' as const,
      annotationId,
      note: 'Once more',
      comments: [comment(taskId)],
    };
    return (limbs) =>
      decideReview(limbs, { projectId: 'p', reviewId, accountId: 'r', key: 'd:1', body });
  },
  'an acceptance with a fix': async (world) => {
    const { reviewId, taskId } = await world.submit('e');
    const { annotation_id: annotationId } = await newest(world, reviewId);
    const fields = fieldsFor(taskId, 'not-met');
    const body = { kind: 'fix' as const, annotationId, note: '', comments: [], fields };
    return (limbs) =>
      decideReview(limbs, { projectId: 'p', reviewId, accountId: 'r', key: 'd:1', body });
  },
  'a dispute': async (world) => {
    const { reviewId } = await world.submit('e');
    await world.decide('r', reviewId, { kind: 'return', note: 'Once more' });
    const key = { projectId: 'p', assignmentId: reviewId, expertId: 'e' };
    return (limbs) =>
      disputeReturn(limbs, key, { grounds: ['verdict'], reason: 'It is met in ¶ 2.' });
  },
  'a publication of a rubric': async (world) => {
    await world.submit('e');
    const criteria = [{ ...madeCriterion('c'), text: 'Says something else' }];
    const publication = {
      projectId: 'p',
      rubricId: 'p',
      baseVersion: 1,
      criteria,
      note: 'Clearer',
      extent: 'this' as const,
      accountId: 'r',
    };
    return (limbs) => publishRubric(limbs, publication);
  },
};

/** What asks for the same a second time and is told so, instead of being answered the same. */
const refusedAgain = new Set(['a dispute', 'a publication of a rubric']);

onBothDatabases('a database that fails in the middle of', (open) => {
  for (const [name, prepare] of Object.entries(writes)) {
    for (const moment of ['before', 'behind'] as const) {
      test(`${name}, ${moment} each of its statements, leaves all of it or nothing`, async () => {
        const begin = async () => {
          const world = await reviewWorld(await open());
          const ask = await prepare(world);
          return { world, ask, before: await stateOf(world.database) };
        };
        let { world, ask, before } = await begin();
        /** Asked again of a sound database, what has happened stays as it is. */
        const stands = async (after: string) => {
          const again = await ask(world.limbs).then(
            () => 'answered',
            () => 'refused',
          );
          expect(again).toBe(refusedAgain.has(name) ? 'refused' : 'answered');
          expect(await stateOf(world.database)).toBe(after);
        };
        let failures = 0;
        for (let n = 1; ; n += 1) {
          const failing = failingAt(world.database, n, moment);
          const outcome = await ask({ ...world.limbs, database: failing.database }).then(
            () => 'done',
            (error: Error) => error.message,
          );
          const after = await stateOf(world.database);
          if (!failing.failed()) {
            expect([n, outcome]).toEqual([n, 'done']);
            expect(after).not.toBe(before);
            await stands(after);
            break;
          }
          failures += 1;
          expect([n, outcome]).toEqual([n, 'The disk is gone']);
          if (after === before) continue;
          // Only a statement that was the whole write may have taken effect.
          expect([name, moment]).toEqual([name, 'behind']);
          await stands(after);
          ({ world, ask, before } = await begin());
        }
        expect(failures).toBeGreaterThan(1);
      });
    }
  }

  test('a commit that fails leaves nothing, and the same request passes when it is sound', async () => {
    for (const [name, prepare] of Object.entries(writes)) {
      const world = await reviewWorld(await open());
      const ask = await prepare(world);
      const before = await stateOf(world.database);
      const mend = await breakCommits(world.database);
      try {
        await expect(ask(world.limbs), name).rejects.toThrow('The disk is gone');
        expect([name, await stateOf(world.database)]).toEqual([name, before]);
      } finally {
        await mend();
      }
      await ask(world.limbs);
      expect([name, (await stateOf(world.database)) === before]).toEqual([name, false]);
    }
  });
});

/** Everything but when expired leases were last looked for, which a claim does on its way. */
async function stateOf(database: Kysely<Tables>): Promise<string> {
  return (await fingerprint(database)).replace(/^queue_sweep .*$/m, '');
}

/** Lets every transaction that wrote fail at its commit, by a trigger that waits for it. */
async function breakCommits(database: Kysely<Tables>): Promise<() => Promise<void>> {
  const { rows } = await sql<{ name: string }>`select tablename as name from pg_tables
    where schemaname = 'public' and tablename not like 'kysely%'`.execute(database);
  await sql`create function commit_fails() returns trigger language plpgsql as
    $$ begin raise exception 'The disk is gone'; end $$`.execute(database);
  for (const { name } of rows) {
    await sql`create constraint trigger commit_fails after insert or update or delete
      on ${sql.table(name)} deferrable initially deferred for each row
      execute function commit_fails()`.execute(database);
  }
  return async () => {
    await sql`drop function commit_fails() cascade`.execute(database);
  };
}

/** Fails once: before the n-th statement is sent, or behind it, when it has taken effect. */
function failingAt(database: Kysely<Tables>, n: number, moment: 'before' | 'behind') {
  let seen = 0;
  let failed = false;
  const fail = () => {
    failed = true;
    throw new Error('The disk is gone');
  };
  const plugin: KyselyPlugin = {
    transformQuery({ node }) {
      if (moment === 'before' && ++seen === n) fail();
      return node;
    },
    transformResult({ result }) {
      if (moment === 'behind' && ++seen === n) fail();
      return Promise.resolve(result);
    },
  };
  return { database: database.withPlugin(plugin), failed: () => failed };
}
