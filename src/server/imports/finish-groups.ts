import type { Fragment } from '#domain/formats/readers/fragment.ts';
import { mergeFragments } from '#domain/formats/merge-fragments.ts';
import { BATCH_CHARACTERS, commitBatch, type ImportRun } from './import-run.ts';
import { groupHash, type PreparedTask } from './prepared-task.ts';
import { checkBatch, writeBatch } from './write-batch.ts';

const GROUPS_AT_ONCE = 100;
/** More rows than any task can use; such a group is not even read. */
const MOST_ROWS = 500;

type Group = { group_hash: Uint8Array; first_n: number; rows: number; refused: boolean };
type Waiting = { file: string; line: number; row_hash: Uint8Array; fragment: string | null };

/**
 * Second phase: the waiting rows become tasks, in the order in which their groups began. A task
 * with a refused row is refused whole.
 */
export async function finishGroups(run: ImportRun): Promise<void> {
  const { database } = run.limbs;
  run.tally.progress.phase = 'grouping';
  for (;;) {
    const groups = await database
      .selectFrom('import_group')
      .select(['group_hash', 'first_n', 'rows', 'refused'])
      .where('job_id', '=', run.jobId)
      .where('first_n', '>', run.checkpoint.group)
      .orderBy('first_n')
      .limit(GROUPS_AT_ONCE)
      .execute();
    if (groups.length === 0) return;
    await finishSome(run, groups);
  }
}

/** Merges groups until a batch is full; the rest comes in the next round. */
async function finishSome(run: ImportRun, groups: readonly Group[]): Promise<void> {
  const tasks: PreparedTask[] = [];
  let characters = 0;
  let last = run.checkpoint.group;
  for (const group of groups) {
    last = group.first_n;
    const rows = group.rows > MOST_ROWS ? [] : await waitingRows(run, group);
    characters += rows.reduce((sum, { fragment }) => sum + (fragment?.length ?? 0), 0);
    const task = taskOf(run, group, rows);
    if (task !== null) tasks.push(task);
    if (characters >= BATCH_CHARACTERS) break;
  }
  await commitBatch(run, { ...run.checkpoint, group: last }, (transaction) =>
    writeBatch(run, transaction, checkBatch(run, tasks)),
  );
}

async function waitingRows(run: ImportRun, group: Group): Promise<Waiting[]> {
  return run.limbs.database
    .selectFrom('import_row')
    .select(['file', 'line', 'row_hash', 'fragment'])
    .where('job_id', '=', run.jobId)
    .where('group_hash', '=', group.group_hash)
    .orderBy('n')
    .execute();
}

function taskOf(run: ImportRun, group: Group, rows: readonly Waiting[]): PreparedTask | null {
  const [first] = rows;
  const place = { file: first?.file ?? '', line: first?.line ?? 0 };
  const { tally } = run;
  if (group.rows > MOST_ROWS) {
    const reason = `${group.rows} rows of one task; no task has more than ${MOST_ROWS}`;
    tally.refuse(place, { field: 'group', reason }, '');
    return null;
  }
  if (group.refused) {
    for (const { file, line, fragment } of rows) {
      if (fragment === null) continue;
      const reason = 'Another row of its task was refused';
      tally.refuse({ file, line }, { field: 'group', reason }, '');
    }
    return null;
  }
  const different = withoutRepeats(rows);
  const parts = different.map(({ fragment, file, line }) => ({
    fragment: JSON.parse(fragment ?? 'null') as Fragment,
    place: `${file}, line ${line}`,
  }));
  const merged = mergeFragments(parts);
  if (!merged.ok) {
    tally.refuse(place, merged.error, '');
    return null;
  }
  for (const [index, { fragment }] of parts.entries()) {
    const { file, line } = different[index] ?? place;
    for (const notice of fragment.notices) tally.notice({ file, line }, notice);
  }
  for (const notice of merged.value.notices) tally.notice(place, notice);
  const hashes = different.map(({ row_hash: hash }) => hexOf(hash));
  return {
    task: merged.value.task,
    hash: groupHash(hashes),
    responseHashes: parts.flatMap(({ fragment }, index) =>
      fragment.responses.map(() => hashes[index] ?? ''),
    ),
    place,
  };
}

/** The same row twice, as when a file was given twice, is one response. */
function withoutRepeats(rows: readonly Waiting[]): Waiting[] {
  const seen = new Set<string>();
  return rows.filter(({ row_hash: hash }) => {
    const key = hexOf(hash);
    return seen.has(key) ? false : seen.add(key);
  });
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
