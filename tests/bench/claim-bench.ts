import { sql, type Kysely } from 'kysely';
import type { Tables } from '#server/database/tables.ts';
import { json } from '#server/database/json.ts';
import { claim } from '#server/queue/claim.ts';
import { projectSettings } from '#domain/project/project-settings.ts';
import { quantile, type Bench, type Measure } from './bench.ts';
import { benchEngine, type BenchEngine } from './bench-databases.ts';

const SMALL = 10_000;
const LARGE = 1_000_000;
const OVERLAP = 3;
const CLAIMS = 300;
const MOST = 1.5;

/**
 * Claim time at a million tasks against ten thousand, in the same run and turn by turn, so that
 * whatever else the machine does falls on both. No vacuum runs: autovacuum is off for the
 * queue's tables on PostgreSQL, and PGlite has none.
 */
export const claimBench: Bench = {
  name: 'claim',
  title: `Claim p95 at ${LARGE.toLocaleString('en')} tasks ÷ at ${SMALL.toLocaleString('en')}, overlap ${OVERLAP}`,
  async run(progress, engines) {
    const measures: Measure[] = [];
    for (const kind of engines) {
      const engine = await benchEngine(kind);
      if (!engine) {
        progress('no PostgreSQL here, skipped');
        continue;
      }
      try {
        measures.push(...(await onEngine(engine, progress)));
      } finally {
        await engine.close();
      }
    }
    return measures;
  },
};

type Case = { name: string; prepare(at: World): Promise<void>; expert(turn: number): string };
type World = { database: Kysely<Tables>; tasks: number };

const cases: readonly Case[] = [
  {
    name: '(a) fresh expert',
    prepare: async () => {},
    expert: (turn) => `fresh-${turn}`,
  },
  {
    name: '(b) expert who answered 20 %',
    async prepare({ database, tasks }) {
      await sql`update slot set state = 'done', expert_id = 'veteran', epoch = 1
        where n = ${OVERLAP} and state = 'open' and task_id in (
          select id from task order by created_at limit ${tasks / 5})`.execute(database);
      await sql`
        insert into assignment (id, project_id, task_id, slot_n, expert_id, epoch, purpose, state,
          lease_until, response_order, project_version)
        select 'v' || task_id, 'p', task_id, n, 'veteran', 1, 'current', 'submitted', now(), '[]', 1
        from slot where expert_id = 'veteran'`.execute(database);
      await sql`insert into queue_cursor
        select 'p', 'veteran', 0, max(place) from slot where expert_id = 'veteran'`.execute(
        database,
      );
    },
    expert: () => 'veteran',
  },
  {
    name: '(c) fresh expert, 20 % done, not vacuumed',
    async prepare({ database, tasks }) {
      await sql`update slot set state = 'done', expert_id = 'crowd-' || n, epoch = 1
        where state = 'open' and task_id in (
          select id from task order by created_at limit ${tasks / 5})`.execute(database);
    },
    expert: (turn) => `late-${turn}`,
  },
];

async function onEngine(
  engine: BenchEngine,
  progress: (message: string) => void,
): Promise<Measure[]> {
  const worlds: World[] = [];
  for (const tasks of [SMALL, LARGE]) {
    progress(`${engine.kind}: ${tasks.toLocaleString('en')} tasks`);
    const database = await engine.open(`claim_${tasks}`);
    await fill(database, tasks);
    worlds.push({ database, tasks });
  }
  const measures: Measure[] = [];
  for (const each of cases) {
    progress(`${engine.kind}: ${each.name}`);
    for (const world of worlds) await each.prepare(world);
    const times = worlds.map((): number[] => []);
    for (let turn = 0; turn < CLAIMS; turn++) {
      for (const [index, world] of worlds.entries()) {
        times[index]?.push(await timedClaim(world, each.expert(turn)));
      }
    }
    const [small = [], large = []] = times;
    const [p95Small, p95Large] = [quantile(small, 0.95), quantile(large, 0.95)];
    const part = (sample: number[]) =>
      `p50 ${quantile(sample, 0.5).toFixed(2)}, p95 ${quantile(sample, 0.95).toFixed(2)}, first ${sample[0]?.toFixed(2)} ms`;
    measures.push({
      case: `${engine.kind} ${each.name}`,
      value: p95Large / p95Small,
      unit: '×',
      limit: { most: MOST },
      detail: `10k: ${part(small)} · 1M: ${part(large)}`,
    });
  }
  return measures;
}

async function timedClaim({ database }: World, expertId: string): Promise<number> {
  let id = 0;
  const limbs = {
    database,
    clock: { now: () => new Date() },
    ids: { next: () => `${expertId}-${crypto.randomUUID()}-${id++}` },
  };
  const start = performance.now();
  const own = await claim(limbs, { projectId: 'p', expertId, purpose: 'current' });
  const took = performance.now() - start;
  if (!own) throw new Error('The queue is empty');
  await sql`update slot set state = 'done', lease_until = null
    where task_id = ${own.assignment.taskId} and n = ${own.slotN}`.execute(database);
  await sql`update assignment set state = 'submitted' where id = ${own.assignment.id}`.execute(
    database,
  );
  return took;
}

async function fill(database: Kysely<Tables>, tasks: number): Promise<void> {
  const settings = projectSettings.parse({ name: 'Bench', overlap: OVERLAP });
  await database.insertInto('project').values({ id: 'p', slug: 'p' }).execute();
  await database
    .insertInto('project_version')
    .values({ project_id: 'p', version: 1, settings: json(settings), published_by: null })
    .execute();
  for (const table of ['slot', 'assignment', 'queue_cursor', 'queue_lane', 'queue_sweep']) {
    await sql`alter table ${sql.table(table)} set (autovacuum_enabled = false)`.execute(database);
  }
  await sql`insert into queue_lane (project_id, priority) values ('p', 0)`.execute(database);
  const batch = 100_000;
  for (let from = 1; from <= tasks; from += batch) {
    const to = Math.min(tasks, from + batch - 1);
    await sql`
      insert into task (id, project_id, source_hash, title, prompt, created_at)
      select 't' || i, 'p', decode(md5(i::text), 'hex'), 'Task ' || i, '[]',
        timestamptz '2026-01-01' + i * interval '1 second'
      from generate_series(${from}::int, ${to}::int) i`.execute(database);
    await sql`
      insert into response (id, task_id, position, messages, source_hash)
      select 't' || i || 'r' || n, 't' || i, n, '[]', decode(md5(i::text || n), 'hex')
      from generate_series(${from}::int, ${to}::int) i, generate_series(1, 2) n`.execute(database);
    await sql`
      insert into slot (task_id, n, project_id, priority)
      select 't' || i, n, 'p', 0
      from generate_series(${from}::int, ${to}::int) i, generate_series(1, ${OVERLAP}::int) n
      order by i, n`.execute(database);
  }
  await sql`analyze`.execute(database);
}
