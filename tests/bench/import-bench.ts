import { sql, type Kysely } from 'kysely';
import { importOptions } from '#contract/data/import-job.ts';
import { projectSettings } from '#domain/project/project-settings.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import { databaseFiles } from '#server/database/database-files.ts';
import { json } from '#server/database/json.ts';
import type { Tables } from '#server/database/tables.ts';
import { createImportJob, loadImportJob } from '#server/imports/import-jobs.ts';
import type { ImportSource } from '#server/imports/import-source.ts';
import { importEnded, launchImport } from '#server/imports/launch-import.ts';
import { randomIds } from '#server/random-ids.ts';
import { quantile, type Bench, type Measure } from './bench.ts';
import { benchEngine, type BenchEngine } from './bench-databases.ts';

const TASKS = Number(process.env['IMPORT_TASKS'] ?? 1_000_000);
const EARLY = TASKS / 10;
const LEAST = 0.6;
const GROWTH_MB = 100;
const PEAK_MB = 450;

/**
 * A million small tasks through the import job, against INSERT … SELECT of the very same rows
 * into tables with the same indexes and constraints, in the same run. Memory is the process's
 * resident set, sampled while the import runs; saves of a draft go on meanwhile.
 */
export const importBench: Bench = {
  name: 'import',
  title: `Import of ${TASKS.toLocaleString('en')} small tasks`,
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

async function onEngine(
  engine: BenchEngine,
  progress: (message: string) => void,
): Promise<Measure[]> {
  const { kind } = engine;
  const database = await engine.open('import');
  const limbs = limbsOf(database);
  await makeProject(database);
  collect();
  const memory = watchMemory();
  const saves = saveDrafts(database);
  const started = performance.now();
  const job = await createImportJob(limbs, {
    projectId: 'p',
    files: [{ name: 'million.jsonl', size: 0, use: 'rows' }],
    options: importOptions.parse({}),
    startedBy: null,
  });
  const path = { projectId: 'p', importId: job.id };
  const sources = [millionTasks(() => memory.mark())];
  await launchImport(limbs, path, { from: 'start', sources });
  await importEnded(job.id);
  const seconds = (performance.now() - started) / 1000;
  const { growth, peak } = memory.stop();
  const waits = await saves.stop();
  const { state, progress: counted } = await loadImportJob(database, path);
  if (state !== 'done' || counted.tasks !== TASKS) {
    throw new Error(`The import is ${state} with ${counted.tasks} tasks`);
  }
  progress(`${kind}: imported in ${seconds.toFixed(1)} s; copying the rows with INSERT … SELECT`);
  const copySeconds = await copyRows(database);
  const ratio = copySeconds / seconds;
  const rate = (each: number): string => `${Math.round(TASKS / each).toLocaleString('en')} tasks/s`;
  return [
    {
      case: `${kind}: rows/s ÷ INSERT … SELECT`,
      value: ratio,
      unit: '×',
      limit: { least: LEAST },
      detail: `${rate(seconds)} against ${rate(copySeconds)}`,
    },
    {
      case: `${kind}: memory growth from task ${EARLY.toLocaleString('en')} to the end`,
      value: growth,
      unit: 'MB',
      limit: { most: GROWTH_MB },
    },
    {
      case: `${kind}: memory peak above the server before`,
      value: peak,
      unit: 'MB',
      limit: { most: PEAK_MB },
    },
    {
      case: `${kind}: save of a draft meanwhile, p95`,
      value: quantile(waits, 0.95),
      unit: 'ms',
      detail: `${waits.length} saves, median ${quantile(waits, 0.5).toFixed(1)} ms`,
    },
  ];
}

function limbsOf(database: Kysely<Tables>): AppLimbs {
  const clock = { now: () => new Date() };
  return {
    database,
    clock,
    ids: randomIds,
    identity: {
      accountOf: async () => null,
      signIn: async () => null,
      signInAs: async () => {
        throw new Error('Nobody signs in here');
      },
      signOut: async () => new Headers(),
    },
    files: databaseFiles(database, clock),
    secret: '',
    sampleMode: false,
    log: ({ level, message, ...rest }) => {
      if (level === 'error') process.stderr.write(`${message} ${JSON.stringify(rest)}\n`);
    },
  };
}

async function makeProject(database: Kysely<Tables>): Promise<void> {
  await database.insertInto('project').values({ id: 'p', slug: 'p' }).execute();
  await database
    .insertInto('project_version')
    .values({
      project_id: 'p',
      version: 1,
      settings: json(projectSettings.parse({ name: 'Bench' })),
      published_by: null,
    })
    .execute();
}

/** The file, made as it is read: it is never in memory or on the disk as a whole. */
function millionTasks(atEarly: () => void): ImportSource {
  const lines = (from: number, to: number): string => {
    let text = '';
    for (let n = from; n < to; n += 1) {
      text += `{"externalId":"task-${n}","prompt":"What was the capital expenditure of company ${n} in its last fiscal year?","responses":[{"text":"It was ${n * 7} million dollars.","model":"model-a"}]}\n`;
    }
    return text;
  };
  return {
    name: 'million.jsonl',
    size: 0,
    use: 'rows',
    async open() {
      const encoder = new TextEncoder();
      let at = 0;
      return new ReadableStream({
        pull(controller) {
          const to = Math.min(TASKS, at + 500);
          if (at >= TASKS) {
            controller.close();
            return;
          }
          if (at <= EARLY && to > EARLY) atEarly();
          controller.enqueue(encoder.encode(lines(at, to)));
          at = to;
        },
      });
    },
  };
}

function collect(): void {
  (globalThis as { gc?: () => void }).gc?.();
}

/** Resident memory: its peak above the start, and its growth from the mark to the end. */
function watchMemory() {
  const megabytes = (): number => process.memoryUsage.rss() / 2 ** 20;
  const start = megabytes();
  let peak = start;
  let early = start;
  const timer = setInterval(() => {
    peak = Math.max(peak, megabytes());
  }, 50);
  return {
    mark() {
      early = megabytes();
    },
    stop() {
      clearInterval(timer);
      const end = megabytes();
      return { growth: end - early, peak: Math.max(peak, end) - start };
    },
  };
}

/** Somebody keeps saving one draft, twice a second, as the device does. */
function saveDrafts(database: Kysely<Tables>) {
  const waits: number[] = [];
  let going = true;
  const loop = (async () => {
    while (going) {
      const started = performance.now();
      await sql`insert into idempotency (account_id, key, request_hash, status, answer)
        values ('a', ${`k${waits.length}`}, '\\x00', 200, '{}')`.execute(database);
      waits.push(performance.now() - started);
      await new Promise((resolve) => {
        setTimeout(resolve, 500);
      });
    }
  })();
  return {
    async stop() {
      going = false;
      await loop;
      return waits;
    },
  };
}

/** Seconds for the same rows into tables with the same columns, indexes and constraints. */
async function copyRows(database: Kysely<Tables>): Promise<number> {
  for (const name of ['task', 'response', 'slot']) {
    await sql.raw(`create table copy_${name} (like ${name} including all)`).execute(database);
  }
  for (const [name, column] of [
    ['response', 'task_id'],
    ['slot', 'task_id'],
  ] as const) {
    await sql
      .raw(`alter table copy_${name} add foreign key (${column}) references copy_task(id)`)
      .execute(database);
  }
  await sql`alter table copy_task add foreign key (project_id) references project(id)`.execute(
    database,
  );
  const started = performance.now();
  for (const name of ['task', 'response', 'slot']) {
    await sql.raw(`insert into copy_${name} select * from ${name}`).execute(database);
  }
  return (performance.now() - started) / 1000;
}
