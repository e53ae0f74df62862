import { ListPlus, Redo2, Send, Undo2 } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { moveCriterion, withNewCriterion } from '#domain/rubric/edit-criteria.ts';
import { useScreenEntry, type ScreenEntry } from '#ui/screen-register.tsx';
import { unlessTyping } from '#ui/unless-typing.ts';
import type { RubricStore } from './rubric-store.ts';

interface BenchVerbs {
  readonly onPublish: () => void;
}

/** Letters go through the list while nobody types; Alt and arrows move the current criterion. */
export function useBenchKeys(store: RubricStore, verbs: BenchVerbs): void {
  const latest = useRef(verbs);
  useLayoutEffect(() => {
    latest.current = verbs;
  });
  useEffect(() => {
    const moves: Readonly<Record<string, () => void>> = {
      j: () => step(store, 1),
      k: () => step(store, -1),
      a: () => addCriterion(store),
      e: () => focusText(store),
    };
    const plain = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const run = moves[event.key.toLowerCase()];
      if (run) unlessTyping(run)(event);
    };
    const move = (event: KeyboardEvent) => {
      const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      // A grip with the focus has moved its own criterion already.
      if (!event.altKey || by === undefined || event.defaultPrevented) return;
      event.preventDefault();
      const { edited, current } = store.getState();
      const from = edited.findIndex(({ id }) => id === current);
      const to = from + by;
      if (from < 0 || to < 0 || to >= edited.length) return;
      store.edit((criteria) => moveCriterion(criteria, from, to));
    };
    window.addEventListener('keydown', plain);
    window.addEventListener('keydown', move);
    return () => {
      window.removeEventListener('keydown', plain);
      window.removeEventListener('keydown', move);
    };
  }, [store]);
  const [entry] = useState<ScreenEntry>(() => ({
    screen: 'Rubrics',
    shortcuts: () => [
      { group: 'Rubrics', keys: ['J', 'K'], what: 'Next and previous criterion' },
      { group: 'Rubrics', keys: ['E'], what: 'Edit the text of the current criterion' },
      { group: 'Rubrics', keys: ['A'], what: 'Add a criterion behind it' },
      { group: 'Rubrics', keys: ['Alt+ArrowUp', 'Alt+ArrowDown'], what: 'Move it' },
      { group: 'Rubrics', keys: ['F6'], what: 'Next zone: criteria, criterion' },
    ],
    commands: () => [
      ...store.getState().edited.map((criterion, index) => ({
        id: `rubric-criterion:${criterion.id}`,
        group: 'In this rubric',
        label: criterion.title ?? (criterion.text || 'No text yet'),
        mark: String(index + 1),
        run: () => store.stand(criterion.id),
      })),
      {
        id: 'rubric:add',
        group: 'Commands',
        label: 'Add a criterion',
        icon: ListPlus,
        keys: 'A',
        run: () => addCriterion(store),
      },
      { id: 'rubric:undo', group: 'Commands', label: 'Undo', icon: Undo2, run: store.undo },
      { id: 'rubric:redo', group: 'Commands', label: 'Redo', icon: Redo2, run: store.redo },
      {
        id: 'rubric:publish',
        group: 'Commands',
        label: 'Publish the edits',
        icon: Send,
        detail: 'asks first',
        run: () => latest.current.onPublish(),
      },
    ],
  }));
  useScreenEntry(entry);
}

export function step(store: RubricStore, by: 1 | -1): void {
  const { edited, current } = store.getState();
  const at = edited.findIndex(({ id }) => id === current);
  const next = edited[Math.max(0, Math.min(edited.length - 1, at + by))];
  if (!next) return;
  store.stand(next.id);
  requestAnimationFrame(() => rowOf(next.id)?.scrollIntoView({ block: 'nearest' }));
}

export function addCriterion(store: RubricStore): void {
  const { edited, current } = store.getState();
  const { criteria, id } = withNewCriterion(edited, current);
  store.edit(() => criteria);
  store.stand(id);
  focusText(store);
}

export function focusText(store: RubricStore): void {
  const { current } = store.getState();
  if (current === null) return;
  requestAnimationFrame(() => {
    const field = rowOf(current)?.querySelector('textarea');
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
  });
}

function rowOf(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-criterion-row="${CSS.escape(id)}"]`);
}
