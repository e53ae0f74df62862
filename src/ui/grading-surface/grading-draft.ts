import type { DraftFields } from '#domain/draft/draft-fields.ts';
import type { JsonValue } from '#domain/json-value.ts';

/**
 * What the surface needs of a draft. In Grade it is a handle of the sync engine, in a preview
 * it lives in memory: the surface cannot tell, and never keeps an answer of its own.
 */
export type GradingDraft = {
  /** The same object until something changes. */
  getFields(): DraftFields;
  subscribe(listener: () => void): () => void;
  setField(field: string, value: JsonValue | undefined): void;
  setFields(changes: Readonly<Record<string, JsonValue | undefined>>): void;
  editText(field: string, splice: readonly [at: number, removed: number, inserted: string]): void;
  undo(): readonly string[];
  redo(): readonly string[];
};
