import { spliceOf } from '#domain/draft/diff-fields.ts';
import { parseFieldName } from '#domain/draft/field-name.ts';
import { sameValue } from '#domain/draft/merge-fields.ts';
import type { JsonValue } from '#domain/json-value.ts';
import { pastedFrom } from '#domain/provenance/pasted-from.ts';
import {
  isTextField,
  originField,
  originOf,
  sharesOf,
  type OriginShares,
} from '#domain/provenance/text-origin.ts';
import {
  afterSplice,
  fittedTo,
  shortened,
  type RunOrigin,
  type TextRuns,
} from '#domain/provenance/text-runs.ts';
import { textSplices, type TextSplice } from '#ui/text-diff/text-splices.ts';
import { originalText } from './rewriting.ts';
import type { Surface } from './surface-context.tsx';

export type KnownOrigin = OriginShares & { modelHelped: boolean };

/** Records where the texts of one open task come from. */
export type OriginRecorder = {
  /** What is known now; the same object until it changes. Null where there is no text. */
  known(field: string): KnownOrigin | null;
  subscribe(listener: () => void): () => void;
  setModelHelped(field: string, helped: boolean): void;
  /** Brings the draft's record up to date, before it is submitted. */
  write(): void;
  stop(): void;
};

type Followed = {
  text: string;
  runs: TextRuns;
  modelHelped: boolean;
  /** The draft's record as this tab last saw or wrote it. */
  stored: JsonValue | undefined;
  known: KnownOrigin;
};

/** Looks at the texts once the person rests: nothing is done between a key and its paint. */
const rest = 400;
/** A paste reaches the draft within the same task, or with the editor's next one. */
const pasteSettles = 60;
const mostOutside = 50;

/**
 * Follows the texts of a draft and what is pasted into them. A text that nothing was pasted into
 * is typed; so the record is written to the draft only after a paste and before submitting, and
 * typing costs nothing. It knows only the draft's fields and the browser's paste events, so the
 * editors need not know of it.
 */
export function recordOrigins(surface: Surface): OriginRecorder {
  const { draft, task, store } = surface;
  const followed = new Map<string, Followed>();
  const outside: string[] = [];
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Takes over what changed since the last look, as coming from one place. */
  function look(origin?: RunOrigin): void {
    clearTimeout(timer);
    const fields = draft.getFields();
    let changed = false;
    for (const field of new Set([...Object.keys(fields), ...followed.keys()])) {
      if (!isTextField(field)) continue;
      const value = fields[field];
      const before = followed.get(field);
      if (typeof value !== 'string' || value === '') {
        changed = followed.delete(field) || changed;
        continue;
      }
      const stored = fields[originField(field)];
      const foreign = before !== undefined && !sameValue(stored, before.stored);
      if (before && !foreign && before.text === value) continue;
      followed.set(field, follow(field, value, foreign ? undefined : before, origin));
      changed = true;
    }
    if (changed) for (const listener of listeners) listener();
  }

  function follow(
    field: string,
    text: string,
    before: Followed | undefined,
    origin: RunOrigin | undefined,
  ): Followed {
    const fields = draft.getFields();
    const record = originOf(fields, field);
    const start = before ?? startOf(field, record?.runs ?? null, text);
    const runs = fittedTo(
      splicesOf(start.text, text, origin).reduce(
        (now, { at, removed, inserted }) =>
          afterSplice(now, { at, removed, inserted: inserted.length }, origin),
        start.runs,
      ),
      text.length,
    );
    const modelHelped = record?.modelHelped ?? false;
    const known = { ...sharesOf({ runs, modelHelped }), modelHelped };
    return { text, runs, modelHelped, stored: fields[originField(field)], known };
  }

  /** What a text began as, where this tab has not followed it so far. */
  function startOf(
    field: string,
    runs: TextRuns | null,
    text: string,
  ): { text: string; runs: TextRuns } {
    if (runs) return { text, runs: fittedTo(runs, text.length) };
    const name = parseFieldName(field);
    if (name?.kind !== 'rewrite') return { text: '', runs: [] };
    const original = originalText(surface, name.responseId);
    return {
      text: original,
      runs: original === '' ? [] : [{ n: original.length, from: 'kept', of: name.responseId }],
    };
  }

  function writeOne(field: string): void {
    const now = followed.get(field);
    if (!now) return;
    const record = recordAsJson(now);
    if (sameValue(record, draft.getFields()[originField(field)])) return;
    now.stored = record;
    draft.setField(originField(field), record);
  }

  function write(): void {
    look();
    for (const field of followed.keys()) writeOne(field);
    for (const field of Object.keys(draft.getFields())) {
      const text = field.startsWith('origin/') ? field.slice('origin/'.length) : null;
      // A record of a text that is gone would count for nothing.
      if (text !== null && !followed.has(text)) draft.setField(field, undefined);
    }
  }

  function pasted(event: ClipboardEvent | DragEvent): void {
    const data = 'clipboardData' in event ? event.clipboardData : event.dataTransfer;
    const text = data?.getData('text/plain') ?? '';
    if (text === '' || surface.readOnly) return;
    look();
    const origin = pastedFrom(text, { task, fields: draft.getFields(), outside });
    if (origin.from === 'outside')
      outside.splice(0, outside.length, text, ...outside.slice(0, mostOutside));
    setTimeout(() => {
      const before = new Map(followed);
      look(origin);
      for (const [field, now] of followed) {
        if (before.get(field) !== now && origin.from !== 'typed') writeOne(field);
      }
    }, pasteSettles);
  }

  const stopDraft = draft.subscribe(() => {
    clearTimeout(timer);
    timer = setTimeout(look, rest);
  });
  // Leaving the rewrite is the end of a piece of work; what was kept of the response is known best now.
  const stopStore = store.subscribe((now, before) => {
    const field = before.rewriting && now.rewriting === null ? before.rewriting.responseId : null;
    if (field === null) return;
    look();
    writeOne([...followed.keys()].find((each) => isRewriteOf(each, field)) ?? '');
  });
  document.addEventListener('paste', pasted, { capture: true });
  document.addEventListener('drop', pasted, { capture: true });
  look();

  return {
    known: (field) => followed.get(field)?.known ?? null,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setModelHelped(field, helped) {
      look();
      const now = followed.get(field);
      if (!now) return;
      const known = { ...sharesOf({ runs: now.runs, modelHelped: helped }), modelHelped: helped };
      followed.set(field, { ...now, modelHelped: helped, known });
      writeOne(field);
      for (const listener of listeners) listener();
    },
    write,
    stop() {
      clearTimeout(timer);
      stopDraft();
      stopStore();
      document.removeEventListener('paste', pasted, { capture: true });
      document.removeEventListener('drop', pasted, { capture: true });
    },
  };
}

/**
 * Between two looks a person may have typed in several places, and what stands between them is
 * still what it was. A paste is one piece, whatever words it shares with what it replaced.
 */
function splicesOf(
  before: string,
  after: string,
  pasted: RunOrigin | undefined,
): readonly TextSplice[] {
  if (pasted === undefined) return textSplices(before, after);
  const [at, removed, inserted] = spliceOf(before, after);
  return [{ at, removed, inserted }];
}

/** Absent parts are absent keys, as in everything that a draft holds. */
function recordAsJson({ runs, modelHelped }: Pick<Followed, 'runs' | 'modelHelped'>): JsonValue {
  return {
    runs: shortened(runs).map(({ n, from, of }) => ({ n, from, ...(of !== undefined && { of }) })),
    modelHelped,
  };
}

function isRewriteOf(field: string, responseId: string): boolean {
  const name = parseFieldName(field);
  return name?.kind === 'rewrite' && name.responseId === responseId;
}
