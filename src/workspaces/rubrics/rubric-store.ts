import { createStore, type StoreApi } from 'zustand/vanilla';
import { mergeCriteria } from '#domain/project/merge-settings.ts';
import { sameContent } from '#domain/project/same-content.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import type { RubricPlace } from './kept-rubric.ts';

export type RubricState = {
  base: { version: number; criteria: Criterion[] };
  edited: Criterion[];
  /** The criterion that the inspector shows. */
  current: string | null;
  /** `kept` on this device, or in this tab only because the device refused. */
  state: 'published' | 'kept' | 'not-saved';
  at: number | null;
  done: Criterion[][];
  undone: Criterion[][];
};

export type RubricStore = StoreApi<RubricState> & {
  /** Edits of one `group` in a row are one step of undo: the keys of one field. */
  edit(change: (criteria: Criterion[]) => Criterion[], group?: string): void;
  stand(id: string | null): void;
  undo(): void;
  redo(): void;
  discard(): void;
  /**
   * What stands on the server now: edits made on an older version are brought together with it.
   * Answers the criteria that both sides changed, of which mine stand.
   */
  settle(published: RubricState['base'], edits: 'keep' | 'drop'): string[];
};

const STEPS = 100;

export function createRubricStore(
  published: RubricState['base'],
  place: RubricPlace,
  now: () => number,
): RubricStore {
  const kept = place.read();
  const store = createStore<RubricState>(() => ({
    base: kept?.base ?? published,
    edited: kept?.edited ?? published.criteria,
    current: (kept?.edited ?? published.criteria)[0]?.id ?? null,
    state: kept ? 'kept' : 'published',
    at: kept?.at ?? null,
    done: [],
    undone: [],
  }));
  let lastGroup: string | null = null;

  function become(
    base: RubricState['base'],
    edited: Criterion[],
    more: Partial<RubricState>,
  ): void {
    const at = now();
    const differs = !sameContent(base.criteria, edited);
    let state: RubricState['state'] = differs ? 'kept' : 'published';
    try {
      place.write(differs ? { base, edited, at } : null);
    } catch {
      state = 'not-saved';
    }
    const { current } = store.getState();
    const stands = edited.some(({ id }) => id === current) ? current : (edited[0]?.id ?? null);
    store.setState({ base, edited, state, at: differs ? at : null, current: stands, ...more });
  }

  function travel(from: 'done' | 'undone', to: 'done' | 'undone'): void {
    const now = store.getState();
    const edited = now[from].at(-1);
    if (!edited) return;
    lastGroup = null;
    become(now.base, edited, {
      [from]: now[from].slice(0, -1),
      [to]: [...now[to], now.edited],
    });
  }

  return {
    ...store,
    edit(change, group) {
      const { base, edited, done } = store.getState();
      const next = change(edited);
      if (sameContent(next, edited)) return;
      const joins = group !== undefined && group === lastGroup;
      lastGroup = group ?? null;
      become(base, next, { done: joins ? done : [...done, edited].slice(-STEPS), undone: [] });
    },
    stand: (current) => store.setState({ current }),
    undo: () => travel('done', 'undone'),
    redo: () => travel('undone', 'done'),
    discard() {
      const { base, edited, done } = store.getState();
      lastGroup = null;
      become(base, base.criteria, { done: [...done, edited], undone: [] });
    },
    settle(current, edits) {
      const { base, edited } = store.getState();
      lastGroup = null;
      const merged =
        edits === 'keep'
          ? mergeCriteria(base.criteria, edited, current.criteria)
          : { criteria: current.criteria, both: [] };
      become(current, merged.criteria, { done: [], undone: [] });
      return merged.both;
    },
  };
}
