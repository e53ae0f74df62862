import * as z from 'zod/mini';
import { identifier, instant } from '#domain/identifier.ts';
import { fieldMap } from '#domain/formats/readers/field-map.ts';

/** Read one value as another wherever it stands at a path: a repair for all rows of a reason. */
export const importRepair = z.strictObject({
  path: z.string().check(z.minLength(1), z.maxLength(400)),
  from: z.string(),
  to: z.string(),
});

export const importOptions = z.strictObject({
  /** A format's name, or `auto`: each file is recognised by its head. */
  format: z._default(z.string().check(z.maxLength(40)), 'auto'),
  map: z._default(fieldMap, {}),
  /** The field whose value names a task's rubric among those brought along. */
  rubricKey: z._default(z.nullable(z.string()), null),
  repairs: z._default(z.array(importRepair).check(z.maxLength(100)), []),
  /** Why what the guard found may come in: asked for before a checked import is written. */
  explanation: z.optional(z.string().check(z.minLength(1), z.maxLength(2000))),
});

export const importFile = z.object({
  name: z.string().check(z.minLength(1), z.maxLength(255)),
  size: z.int().check(z.nonnegative()),
  use: z.enum(['rows', 'rubric']),
});

/** Why rows were refused, those of one reason together. */
export const refusalGroup = z.object({
  /** Path with `[]` for every index. */
  field: z.string(),
  reason: z.string(),
  rows: z.int(),
  file: z.string(),
  /** The first lines that it happened on. */
  lines: z.array(z.int()),
  /** The beginning of the first such row, as it stands in the file. */
  excerpt: z.string(),
  repair: z.optional(importRepair),
});

export const noticeGroup = z.object({
  field: z.string(),
  reason: z.string(),
  rows: z.int(),
  file: z.string(),
  lines: z.array(z.int()),
});

/** What may be confidential in the tasks, findings of one kind in one field together. */
export const findingGroup = z.object({
  field: z.string(),
  kind: z.string(),
  why: z.string(),
  /** The first words found; of keys, cards and accounts only the beginning. */
  quote: z.string(),
  /** It comes in only with an explanation, where the files were checked before. */
  needsExplanation: z.boolean(),
  found: z.int(),
  file: z.string(),
  lines: z.array(z.int()),
});

/** One of the first ready tasks, as a list shows it. */
export const readyTask = z.object({
  file: z.string(),
  line: z.int(),
  externalId: z.nullable(z.string()),
  title: z.string(),
  responses: z.int(),
  criteria: z.int(),
  positive: z.number(),
  negative: z.number(),
});

export const importProgress = z.object({
  phase: z.enum(['reading', 'grouping', 'finished']),
  bytes: z.int(),
  bytesTotal: z.int(),
  rows: z.int(),
  /** Added by this import, or, in a dry run, that would be. */
  tasks: z.int(),
  responses: z.int(),
  /** Tasks that the project has already. */
  skipped: z.int(),
  /** Refused rows, and tasks refused because of them. */
  refused: z.int(),
  reasons: z.array(refusalGroup),
  notices: z.array(noticeGroup),
  /** Left out by imports from before the guard read them. */
  findings: z._default(z.array(findingGroup), []),
  first: z.array(readyTask),
  /** What each file of rows was read as. */
  formats: z.array(z.object({ file: z.string(), format: z.string(), title: z.string() })),
});

/**
 *   waiting ──start──▶ running ──▶ done (checked, after a dry run)
 *      ▲                 │ cancel, crash, fault
 *      │                 ▼
 *      └── start ──── stopped / failed ──resume──▶ running
 */
export const importState = z.enum(['waiting', 'running', 'checked', 'done', 'stopped', 'failed']);

export const importJob = z.object({
  id: identifier,
  projectId: identifier,
  state: importState,
  dryRun: z.boolean(),
  options: importOptions,
  files: z.array(z.extend(importFile, { uploaded: z.boolean() })),
  progress: importProgress,
  error: z.nullable(z.string()),
  startedBy: z.nullable(z.string()),
  createdAt: instant,
  finishedAt: z.nullable(instant),
});

/** One refused row or task. */
export const refusedRow = z.object({
  n: z.int(),
  file: z.string(),
  line: z.int(),
  field: z.string(),
  reason: z.string(),
});

export type ImportOptions = z.infer<typeof importOptions>;
export type ImportFile = z.infer<typeof importFile>;
export type ImportProgress = z.infer<typeof importProgress>;
export type ImportState = z.infer<typeof importState>;
export type ImportJob = z.infer<typeof importJob>;
export type RefusalGroup = z.infer<typeof refusalGroup>;
export type FindingGroup = z.infer<typeof findingGroup>;
export type NoticeGroup = z.infer<typeof noticeGroup>;
export type ReadyTask = z.infer<typeof readyTask>;
export type RefusedRow = z.infer<typeof refusedRow>;
