import type { JsonValue } from '#domain/json-value.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import type { TaskDocument } from '#domain/task/document.ts';
import type { Message } from '#domain/task/message.ts';
import type { Notice, Refusal, SourceRow } from '#domain/formats/framing/source-row.ts';
import type { NativeWork } from '#domain/formats/native/native-work.ts';

export type ReadResponse = {
  messages: Message[];
  model: string | null;
  language?: string;
  metadata?: { [key: string]: JsonValue };
  /** The record that it was read from, as it was. */
  raw?: JsonValue;
  /** Only in Touchstone's own files: the id that answers refer to, and where it came from. */
  id?: string;
  derivedFrom?: string;
  sourceHash?: string;
};

/** What one row says of a task; rows with the same group become one task. */
export type Fragment = {
  /** Null: the row is a task by itself. */
  group: string | null;
  externalId: string | null;
  title: string | null;
  prompt: Message[] | null;
  documents: TaskDocument[];
  responses: ReadResponse[];
  criteria: Criterion[] | null;
  metadata: { [key: string]: JsonValue };
  skills: string[];
  priority: number | null;
  gold?: JsonValue;
  notices: readonly Notice[];
  /** Only in Touchstone's own files: hash, rubric identity, annotations and drafts. */
  native?: NativeWork;
};

/** What a reader needs besides the row. */
export type ReadContext = {
  fileName: string;
  /** Rubrics brought along, by the key that `rubricKey` finds in a row. */
  rubrics: ReadonlyMap<string, readonly Criterion[]>;
  /** The field whose value names the rubric. */
  rubricKey: string | null;
};

/**
 * Reads one published format row by row. `groups` tells whether rows of one task have to be
 * gathered from the whole of all files before it can be made.
 */
export type Reader = {
  name: string;
  title: string;
  groups: boolean;
  read(
    row: SourceRow,
    context: ReadContext,
  ): { fragment: Fragment } | { refusal: Refusal; group: string | null };
};

export function emptyFragment(): Fragment {
  return {
    group: null,
    externalId: null,
    title: null,
    prompt: null,
    documents: [],
    responses: [],
    criteria: null,
    metadata: {},
    skills: [],
    priority: null,
    notices: [],
  };
}
