import type { Kysely, KyselyPlugin } from 'kysely';
import { expect, test } from 'vitest';
import type { Tables } from '#server/database/tables.ts';
import { saveDraft } from '#server/drafts/save-draft.ts';
import { submitWork } from '#server/drafts/submit-work.ts';
import { setGoldSettings } from '#server/gold/gold-settings-of.ts';
import { markGold } from '#server/gold/mark-gold.ts';
import { claim } from '#server/queue/claim.ts';
import { loadWork } from '#server/queue/load-work.ts';
import { onBothDatabases } from '#tests/databases/on-both-databases.ts';
import { seedProject } from '#tests/databases/seed-project.ts';
import { preference } from '#tests/databases/submitted-work.ts';
import { testLimbs } from '#tests/server/test-limbs.ts';

// How long an answer takes says what was done for it. A clock says it badly in a test; the number of
// statements says it well.

const projectId = 'p';
const expertId = 'ana';

onBothDatabases('what the database is asked for', (open) => {
  test('claiming, opening and saving a hidden gold item ask for as much as for any other', async () => {
    const database = await open();
    const questions = [{ kind: 'comparison' as const, name: 'Preference', required: true }];
    await seedProject(database, { tasks: 30, settings: { questions } });
    const limbs = testLimbs(database);
    for (let n = 21; n <= 30; n += 1) {
      const expected = { kind: 'own' as const, schema: 1, fields: preference(`t${n}`, -2) };
      await markGold(limbs, {
        projectId,
        taskId: `t${n}`,
        by: 'lead',
        body: { use: 'hidden', reason: 'Its first response has the bridge.', expected },
      });
    }
    await setGoldSettings(limbs, { projectId, by: 'lead', settings: { rate: 0.5, passMark: 0.5 } });
    const seen: Record<string, Record<string, Set<number>>> = {};
    for (let turn = 0; turn < 18; turn += 1) {
      const steps: [string, number][] = [];
      const step = async <T>(name: string, run: (own: typeof limbs) => Promise<T>): Promise<T> => {
        const counted = counting(database);
        const answer = await run({ ...limbs, database: counted.database });
        steps.push([name, counted.statements()]);
        return answer;
      };
      const own = await step('claim', (each) =>
        claim(each, { projectId, expertId, purpose: 'current' }),
      );
      if (!own) throw new Error('Nothing to claim');
      const { id: assignmentId, taskId } = own.assignment;
      await step('open', (each) => loadWork(each.database, own));
      const fields = preference(taskId, -1);
      const key = { projectId, assignmentId, expertId };
      const patch = Object.fromEntries(
        Object.entries(fields).map(([name, value]) => [name, { set: value }]),
      );
      await step('save', (each) =>
        saveDraft(each, {
          ...key,
          key: `${assignmentId}:1`,
          base: 0,
          body: { schema: 1, patch, activeSeconds: 5 },
        }),
      );
      await step('submit', (each) =>
        submitWork(each, {
          ...key,
          key: `${assignmentId}:2`,
          body: { schema: 1, baseRevision: 1, fields, activeSeconds: 60 },
        }),
      );
      const kind = Number(taskId.slice(1)) > 20 ? 'gold' : 'ordinary';
      for (const [name, statements] of steps) {
        ((seen[name] ??= {})[kind] ??= new Set()).add(statements);
      }
    }
    const { claim: given, open: opened, save, submit } = seen;
    expect([...(opened?.['gold'] ?? [])]).toEqual([...(opened?.['ordinary'] ?? [0])]);
    expect([...(save?.['gold'] ?? [])]).toEqual([...(save?.['ordinary'] ?? [0])]);
    // What a claim asks for besides, of expired leases and where the queue begins, is chance.
    expect(Math.min(...(given?.['gold'] ?? []))).toBe(Math.min(...(given?.['ordinary'] ?? [0])));
    // A submission of gold asks for less: no review is opened. From then on the expert is told of it.
    expect(submit?.['gold']?.size).toBe(1);
  });
});

/** Counts the statements that go to the database. */
function counting(database: Kysely<Tables>) {
  let sent = 0;
  const plugin: KyselyPlugin = {
    transformQuery({ node }) {
      sent += 1;
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
  return { database: database.withPlugin(plugin), statements: () => sent };
}
