import type { DraftFields } from '#domain/draft/draft-fields.ts';
import type { JsonValue } from '#domain/json-value.ts';
import type { GradingDraft } from './grading-draft.ts';

/** A draft that nobody keeps: for a preview, and for showing grades that are read-only. */
export function memoryDraft(initial: DraftFields = {}): GradingDraft {
  let fields = initial;
  const past: DraftFields[] = [];
  const future: DraftFields[] = [];
  const listeners = new Set<() => void>();

  function become(next: DraftFields): readonly string[] {
    const names = new Set([...Object.keys(fields), ...Object.keys(next)]);
    const changed = [...names].filter((name) => fields[name] !== next[name]);
    fields = next;
    for (const listener of listeners) listener();
    return changed;
  }

  function setFields(changes: Readonly<Record<string, JsonValue | undefined>>): void {
    const next = new Map(Object.entries(fields));
    for (const [name, value] of Object.entries(changes)) {
      if (value === undefined) next.delete(name);
      else next.set(name, value);
    }
    past.push(fields);
    future.length = 0;
    become(Object.fromEntries(next));
  }

  return {
    getFields: () => fields,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setField: (field, value) => setFields({ [field]: value }),
    setFields,
    editText(field, [at, removed, inserted]) {
      const text = String(fields[field] ?? '');
      setFields({ [field]: text.slice(0, at) + inserted + text.slice(at + removed) });
    },
    undo() {
      const before = past.pop();
      if (!before) return [];
      future.push(fields);
      return become(before);
    },
    redo() {
      const after = future.pop();
      if (!after) return [];
      past.push(fields);
      return become(after);
    },
  };
}
