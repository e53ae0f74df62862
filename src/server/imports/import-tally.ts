import type {
  FindingGroup,
  ImportProgress,
  NoticeGroup,
  ReadyTask,
  RefusalGroup,
  RefusedRow,
} from '#contract/data/import-job.ts';
import { needsExplanation, type TaskFinding } from '#domain/guard/check-task.ts';
import type { Notice, Refusal } from '#domain/formats/framing/source-row.ts';

/** Groups of reasons, notices and first tasks that are kept; the rows themselves are all kept. */
const MOST_GROUPS = 100;
const MOST_LINES = 20;
const FIRST_TASKS = 50;

export type Place = { file: string; line: number };

export const emptyProgress: ImportProgress = {
  phase: 'reading',
  bytes: 0,
  bytesTotal: 0,
  rows: 0,
  tasks: 0,
  responses: 0,
  skipped: 0,
  refused: 0,
  reasons: [],
  notices: [],
  findings: [],
  first: [],
  formats: [],
};

/**
 * What an import has found so far, as people are told it. It goes to the database with every
 * batch, in the same transaction, so that it is never ahead of or behind what was written.
 */
export class ImportTally {
  readonly progress: ImportProgress;
  /** Refused rows that no batch has written yet. */
  pending: RefusedRow[] = [];
  readonly #reasons = new Map<string, RefusalGroup>();
  readonly #notices = new Map<string, NoticeGroup>();
  readonly #findings = new Map<string, FindingGroup>();

  constructor(from: ImportProgress) {
    this.progress = { ...emptyProgress, ...structuredClone(from) };
    for (const group of this.progress.reasons) this.#reasons.set(keyOf(group), group);
    for (const group of this.progress.notices) this.#notices.set(keyOf(group), group);
    this.progress.findings = [...this.progress.findings];
    for (const group of this.progress.findings) this.#findings.set(findingKey(group), group);
  }

  refuse({ file, line }: Place, refusal: Refusal, text: string): void {
    const field = withoutIndexes(refusal.field);
    this.progress.refused += 1;
    this.pending.push({
      n: this.progress.refused,
      file,
      line,
      field: refusal.field,
      reason: refusal.reason,
    });
    const key = keyOf({ field, reason: refusal.reason });
    let group = this.#reasons.get(key);
    if (group === undefined) {
      if (this.#reasons.size >= MOST_GROUPS) return;
      group = {
        field,
        reason: refusal.reason,
        rows: 0,
        file,
        lines: [],
        excerpt: excerptOf(text, refusal.repair?.from),
        ...(refusal.repair ? { repair: { path: field, ...refusal.repair } } : {}),
      };
      this.#reasons.set(key, group);
      this.progress.reasons.push(group);
    }
    group.rows += 1;
    if (group.lines.length < MOST_LINES) group.lines.push(line);
  }

  notice({ file, line }: Place, { field, reason }: Notice): void {
    const general = withoutIndexes(field);
    const key = keyOf({ field: general, reason });
    let group = this.#notices.get(key);
    if (group === undefined) {
      if (this.#notices.size >= MOST_GROUPS) return;
      group = { field: general, reason, rows: 0, file, lines: [] };
      this.#notices.set(key, group);
      this.progress.notices.push(group);
    }
    group.rows += 1;
    if (group.lines.length < MOST_LINES) group.lines.push(line);
  }

  finding({ file, line }: Place, finding: TaskFinding): void {
    const field = withoutIndexes(finding.field);
    const key = findingKey({ field, kind: finding.kind });
    let group = this.#findings.get(key);
    if (group === undefined) {
      group = {
        ...finding,
        field,
        needsExplanation: needsExplanation(finding.kind),
        found: 0,
        file,
        lines: [],
      };
      this.#findings.set(key, group);
      this.progress.findings.push(group);
    }
    group.found += 1;
    if (group.lines.length < MOST_LINES && group.lines.at(-1) !== line) group.lines.push(line);
  }

  ready(task: ReadyTask): void {
    if (this.progress.first.length < FIRST_TASKS) this.progress.first.push(task);
  }

  wantsReady(): boolean {
    return this.progress.first.length < FIRST_TASKS;
  }
}

const findingKey = ({ field, kind }: { field: string; kind: string }) => `${field}\n${kind}`;

function keyOf({ field, reason }: { field: string; reason: string }): string {
  return `${field}\n${reason}`;
}

function withoutIndexes(field: string): string {
  return field.replaceAll(/\[\d+\]/g, '[]');
}

/** The part of a row around a word, or its beginning: enough to recognise it by. */
function excerptOf(text: string, word: string | undefined): string {
  const at = word === undefined ? -1 : text.indexOf(`"${word}"`);
  const from = Math.max(0, at - 60);
  return text.slice(from, from + 200);
}
