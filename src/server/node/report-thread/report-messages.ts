import type { Problem } from '#contract/problem.ts';
import type { ReportName } from '#server/reports/reports.ts';
import type { RefusalExtra } from '#server/refusal.ts';

/** To the thread: a report to compute, or what a statement that it asked for came to. */
export type ToThread =
  | { kind: 'report'; id: number; name: ReportName; given: readonly unknown[]; now: number }
  | { kind: 'rows'; id: number; rows: unknown[] }
  | { kind: 'not-read'; id: number; message: string };

/** From the thread: a statement to execute, or what a report came to. */
export type FromThread =
  | { kind: 'read'; id: number; sql: string; parameters: readonly unknown[] }
  | { kind: 'answer'; id: number; answer: unknown }
  | { kind: 'refused'; id: number; refusal: Refused }
  /** `statement`: the one whose failure it was, if it was one. */
  | { kind: 'failed'; id: number; message: string; stack: string; statement: number | null };

export type Refused = { kind: Problem['kind']; detail: string; extra: RefusalExtra };
