import type { ImportOptions } from '#contract/data/import-job.ts';
import {
  isRefused,
  type FramedRow,
  type Notice,
  type Refusal,
  type SourceRow,
} from '#domain/formats/framing/source-row.ts';
import { mergeFragments } from '#domain/formats/merge-fragments.ts';
import { isNativeFrame } from '#domain/formats/native/read-native.ts';
import { isRecord, replaceAt } from '#domain/formats/path/field-path.ts';
import type { Reader } from '#domain/formats/readers/fragment.ts';
import { touchstone } from '#domain/formats/readers/readers.ts';
import {
  BATCH_CHARACTERS,
  BATCH_ROWS,
  commitBatch,
  ImportStopped,
  type ImportRun,
} from './import-run.ts';
import type { ImportSource } from './import-source.ts';
import type { Place } from './import-tally.ts';
import { letOthersRun } from './let-others-run.ts';
import { rowHash, type PreparedTask } from './prepared-task.ts';
import { readerOfSource, UnreadableFile } from './source-rows.ts';
import { stagedRow, stageRows, type StagedRow } from './stage-rows.ts';
import { checkBatch, writeBatch, type CheckedTasks } from './write-batch.ts';

/**
 * First phase: every file row by row. Rows that are a task by themselves are written in
 * batches; rows of a group wait in import_row for the others. Answers whether any wait.
 */
export async function readRows(run: ImportRun): Promise<void> {
  const { tally } = run;
  const files = run.sources.filter(({ use }) => use === 'rows');
  const sizes = files.map(({ size }) => size);
  tally.progress.bytesTotal = sizes.reduce((sum, size) => sum + size, 0);
  for (let index = run.checkpoint.file; index < files.length; index += 1) {
    const before = sizes.slice(0, index).reduce((sum, size) => sum + size, 0);
    const source = files[index];
    if (source) await new FileReading(run, source, index, before).read();
  }
}

/**
 * Reading is one long task for the event loop, in which the database's answers to the commit
 * that goes on beside it would lie unread: it pauses after so many rows.
 */
const ROWS_AT_A_TIME = 200;

/** What was read since the last commit; it counts only once it is written. */
type Batch = {
  rows: number;
  refused: { place: Place; refusal: Refusal; text: string }[];
  notices: { place: Place; notice: Notice }[];
  tasks: PreparedTask[];
  staged: StagedRow[];
  characters: number;
};

const emptyBatch = (): Batch => ({
  rows: 0,
  refused: [],
  notices: [],
  tasks: [],
  staged: [],
  characters: 0,
});

class FileReading {
  readonly run: ImportRun;
  readonly source: ImportSource;
  readonly index: number;
  readonly bytesBefore: number;
  #row = 0;
  #batch = emptyBatch();
  /** The commit that goes on while the next batch is read: at most one. */
  #commit: Promise<void> = Promise.resolve();
  #frame = { begun: false, tasks: 0, ended: false };

  constructor(run: ImportRun, source: ImportSource, index: number, bytesBefore: number) {
    this.run = run;
    this.source = source;
    this.index = index;
    this.bytesBefore = bytesBefore;
  }

  async read(): Promise<void> {
    const { run, source } = this;
    const done = run.checkpoint.file === this.index ? run.checkpoint.row : 0;
    const opened = await readerOfSource(source, run.options).catch((error: unknown) => {
      if (!(error instanceof UnreadableFile)) throw error;
      this.#refuse(1, { field: 'file', reason: error.message }, '');
      return null;
    });
    try {
      if (opened !== null) {
        const { name, title } = opened.reader;
        if (done === 0) {
          run.tally.progress.formats.push({ file: source.name, format: name, title });
        }
        for await (const { rows, bytes } of opened.rows()) {
          // Passing over what is done commits nothing, and may take long.
          if (run.signal.aborted) throw new ImportStopped();
          for (const row of rows) {
            this.#row += 1;
            if (this.#row > done) this.#take(opened.reader, row);
            else if (opened.reader === touchstone && !isRefused(row)) this.#noteFrame(row);
            if (this.#isFull()) await this.#write(this.index, this.#row, bytes);
            else if (this.#row % ROWS_AT_A_TIME === 0) await letOthersRun();
          }
        }
        this.#checkEnd();
      }
      await this.#write(this.index + 1, 0, source.size);
    } finally {
      await this.#commit;
    }
  }

  #refuse(line: number, refusal: Refusal, text: string): void {
    this.#batch.refused.push({ place: { file: this.source.name, line }, refusal, text });
  }

  #take(reader: Reader, row: FramedRow): void {
    const batch = this.#batch;
    const place = { file: this.source.name, line: row.line };
    batch.characters += row.text.length;
    if (isRefused(row)) {
      batch.rows += 1;
      this.#refuse(row.line, row.refusal, row.text);
      return;
    }
    if (reader === touchstone && this.#noteFrame(row)) return;
    batch.rows += 1;
    const { options, rubrics } = this.run;
    const context = { fileName: place.file, rubrics, rubricKey: options.rubricKey };
    const read = reader.read(repaired(row, options), context);
    if ('refusal' in read) {
      this.#refuse(row.line, read.refusal, row.text);
      if (read.group !== null) batch.staged.push(stagedRow(place, row.text, read.group, null));
      return;
    }
    const { fragment } = read;
    if (reader.groups) {
      batch.staged.push(stagedRow(place, row.text, fragment.group ?? '', fragment));
      return;
    }
    const merged = mergeFragments([{ fragment, place: `${place.file}, line ${row.line}` }]);
    if (!merged.ok) {
      this.#refuse(row.line, merged.error, row.text);
      return;
    }
    for (const notice of fragment.notices) batch.notices.push({ place, notice });
    const hash = rowHash(row.text);
    batch.tasks.push({ task: merged.value.task, hash, responseHashes: [], place });
  }

  /** First and last line of a Touchstone file are no tasks; without the last it was cut off. */
  #noteFrame(row: SourceRow): boolean {
    if (!isRecord(row.value) || !isNativeFrame(row.value)) {
      this.#frame.tasks += 1;
      return false;
    }
    if (row.value['kind'] === 'touchstone') this.#frame.begun = true;
    else this.#frame.ended = row.value['tasks'] === this.#frame.tasks;
    return true;
  }

  #checkEnd(): void {
    const { begun, ended, tasks } = this.#frame;
    if (!begun || ended) return;
    const reason = `The file was cut off: it ends after ${tasks} tasks without saying that it is whole`;
    this.#refuse(this.#row + 1, { field: 'file', reason }, '');
  }

  #isFull(): boolean {
    const { tasks, staged, refused, characters } = this.#batch;
    return (
      tasks.length + staged.length + refused.length >= BATCH_ROWS || characters >= BATCH_CHARACTERS
    );
  }

  /** Hands the batch over to be written; waits for the one before, not for this one. */
  async #write(file: number, row: number, bytes: number): Promise<void> {
    const batch = this.#batch;
    this.#batch = emptyBatch();
    const checked = checkBatch(this.run, batch.tasks);
    await this.#commit;
    this.#commit = this.#commitBatch({ ...batch, checked }, { file, row }, bytes);
    // Whoever awaits it next hears of a failure; until then it is not an unhandled one.
    this.#commit.catch(() => {});
  }

  #commitBatch(
    batch: Batch & { checked: CheckedTasks },
    at: { file: number; row: number },
    bytes: number,
  ): Promise<void> {
    const { run } = this;
    const { tally } = run;
    tally.progress.bytes = this.bytesBefore + bytes;
    tally.progress.rows += batch.rows;
    for (const { place, refusal, text } of batch.refused) tally.refuse(place, refusal, text);
    for (const { place, notice } of batch.notices) tally.notice(place, notice);
    const staged = run.checkpoint.staged + batch.staged.length;
    return commitBatch(run, { ...run.checkpoint, ...at, staged }, async (transaction) => {
      await stageRows(transaction, run, batch.staged);
      await writeBatch(run, transaction, batch.checked);
    });
  }
}

function repaired(row: SourceRow, { repairs }: ImportOptions): SourceRow {
  if (repairs.length === 0) return row;
  const value = repairs.reduce(
    (given, { path, from, to }) => replaceAt(given, path, from, to),
    row.value,
  );
  return value === row.value ? row : { ...row, value };
}
