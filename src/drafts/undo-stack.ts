import type { DraftFields } from '#domain/draft/draft-fields.ts';
import type { EditRow } from './draft-record.ts';
import { applySteps, inverseOf, joinedStep, refound, type DraftStep } from './draft-step.ts';

/** What one press of undo takes back. Steps stand in the order in which they were made. */
export type UndoEntry = { group: string; steps: readonly DraftStep[] };

/** An immutable value, so that edits which the log refused can be taken off again. */
export type UndoStack = { done: readonly UndoEntry[]; undone: readonly UndoEntry[] };

export const emptyUndoStack: UndoStack = { done: [], undone: [] };

const MOST_ENTRIES = 300;

/** The stack after one row of the log: reading a log from its start rebuilds the stack. */
export function undoAfter(
  stack: UndoStack,
  row: Pick<EditRow, 'kind' | 'group' | 'steps'>,
): UndoStack {
  switch (row.kind) {
    case 'edit':
      return { done: pushed(stack.done, row), undone: [] };
    case 'undo':
      return { done: stack.done.slice(0, -1), undone: [...stack.undone, reversed(row)] };
    case 'redo':
      return { done: [...stack.done, row], undone: stack.undone.slice(0, -1) };
    case 'merge':
      return {
        done: stack.done.map((entry) => shifted(entry, row.steps)),
        undone: stack.undone.map((entry) => shifted(entry, row.steps)),
      };
  }
}

/** The steps that take back the latest entry from these fields; some may no longer be possible. */
export function undoSteps(fields: DraftFields, entry: UndoEntry): DraftStep[] {
  return possible(fields, entry.steps.toReversed().map(inverseOf));
}

/** The steps that do the latest undone entry again; its steps are already the forward ones. */
export function redoSteps(fields: DraftFields, entry: UndoEntry): DraftStep[] {
  return possible(fields, entry.steps);
}

function possible(fields: DraftFields, wanted: readonly DraftStep[]): DraftStep[] {
  const steps: DraftStep[] = [];
  let now = fields;
  for (const each of wanted) {
    const step = refound(now, each);
    if (!step) continue;
    steps.push(step);
    now = applySteps(now, [step]);
  }
  return steps;
}

function pushed(done: readonly UndoEntry[], row: UndoEntry): readonly UndoEntry[] {
  const last = done.at(-1);
  if (last?.group !== row.group) return [...done.slice(1 - MOST_ENTRIES), row];
  return [...done.slice(0, -1), { group: row.group, steps: joinedSteps(last.steps, row.steps) }];
}

export function joinedSteps(
  before: readonly DraftStep[],
  added: readonly DraftStep[],
): readonly DraftStep[] {
  const steps = [...before];
  for (const step of added) {
    const last = steps.at(-1);
    const joint = last ? joinedStep(last, step) : null;
    if (joint) steps[steps.length - 1] = joint;
    else steps.push(step);
  }
  return steps;
}

function reversed(entry: UndoEntry): UndoEntry {
  return { group: entry.group, steps: entry.steps.toReversed().map(inverseOf) };
}

/** Places behind a foreign change move with it; those inside it are looked for when needed. */
function shifted(entry: UndoEntry, foreign: readonly DraftStep[]): UndoEntry {
  const steps = entry.steps.map((step) => {
    if (!('at' in step)) return step;
    let at = step.at;
    for (const other of foreign) {
      if (!('at' in other) || other.field !== step.field) continue;
      if (other.at + other.removed.length <= at) at += other.inserted.length - other.removed.length;
    }
    return at === step.at ? step : { ...step, at };
  });
  return { group: entry.group, steps };
}
