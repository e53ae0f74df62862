import type { DraftFields } from '#domain/draft/draft-fields.ts';
import type { JsonValue } from '#domain/json-value.ts';
import type { DraftState, SubmitOutcome } from './draft-state.ts';

/** `mine` keeps what is on the screen, `theirs` takes the server's, `value` a third text. */
export type Resolution = 'mine' | 'theirs' | { value: JsonValue };

/**
 * One open draft. Edits are visible to `getFields` before the call returns, on this device at
 * most 250 ms later and on the server within about a second. All methods may be called in any
 * phase; none of them throws, and none of them ever drops what was typed.
 */
export type DraftHandle = {
  readonly assignmentId: string;
  /** Resolves when the device's log was read; edits made before are kept and merged. */
  readonly ready: Promise<void>;
  /** The fields as they stand on the screen; the same object until something changes. */
  getFields(): DraftFields;
  getState(): DraftState;
  /** Called after any change of fields or state; answers the way to stop it. */
  subscribe(listener: () => void): () => void;

  /** Sets one field, or removes it with `undefined`. Typing into one field is one undo step. */
  setField(field: string, value: JsonValue | undefined): void;
  /** Several fields that belong together: one undo step. */
  setFields(changes: Readonly<Record<string, JsonValue | undefined>>): void;
  /** Replaces `removed` UTF-16 units of a text field at `at`; what an editor reports. */
  editText(field: string, splice: readonly [at: number, removed: number, inserted: string]): void;
  /** Takes back the latest step of this draft, also after a reload; answers the fields changed. */
  undo(): readonly string[];
  redo(): readonly string[];

  /** Ends one conflict. Both versions stay in the server's history. */
  resolve(field: string, resolution: Resolution): void;
  /** Tries again now: after a refusal, a contention, or instead of waiting. */
  tryAgain(): void;
  /** Takes a parked draft back, where the queue still allows it. */
  resume(): Promise<{ kind: 'resumed' } | { kind: 'refused'; message: string }>;
  /**
   * Submits what is on the screen. Pressed twice it is one submission and both calls answer the
   * same. Offline it stays in the log and is sent later; the promise then waits.
   */
  submit(): Promise<SubmitOutcome>;

  /** Seconds of active work, added to what the next save reports. */
  addActiveSeconds(seconds: number): void;
  /** All that this device counted; what flushing waits for is in it. */
  activeSeconds(): number;
  /** Resolves when everything typed so far is on this device, and sending has been started. */
  flush(): Promise<void>;
  /** The screen no longer shows this draft. Unsent work goes on being sent. */
  close(): void;
};
