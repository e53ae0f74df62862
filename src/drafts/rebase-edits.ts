import type { DraftFields } from '#domain/draft/draft-fields.ts';
import { mergeFields } from '#domain/draft/merge-fields.ts';
import {
  carriedOver,
  changeBetween,
  changeOfSplice,
  composed,
  splicesOf,
  type TextChange,
} from '#domain/draft/text-change.ts';
import { uniteTexts } from '#domain/draft/unite-texts.ts';
import type { EditRow } from './draft-record.ts';
import { ownValue, stepBetween, withField, type DraftStep } from './draft-step.ts';

export type PendingRow = Omit<EditRow, 'seq'>;

export type Rebase = {
  /** The log's state on which the pending edits were made. */
  old: DraftFields;
  /** That state with the pending edits. */
  screen: DraftFields;
  /** The log's state now. */
  now: DraftFields;
  /** The rows that lead from the one to the other, or null where the log begins anew. */
  rows: readonly EditRow[] | null;
  /**
   * Where another tab has made the same change they are `two` changes; after this tab's own
   * log failed they are `one`, because the other tab may have it from the server.
   */
  same: 'one' | 'two';
};

/** My unwritten edits on top of a log that another tab has moved on meanwhile. */
export function rebased(pending: readonly PendingRow[], rebase: Rebase): PendingRow[] {
  const last = pending.at(-1);
  const first = pending[0];
  if (!last || !first || rebase.old === rebase.now) return [...pending];
  const mine = pending.flatMap((row) => row.steps);
  const fields = new Set(mine.map((step) => step.field));
  const steps = [...fields].flatMap((field) => rebasedField(field, mine, rebase));
  return steps.length === 0 ? [] : [{ ...last, at: first.at, kind: 'edit', steps }];
}

function rebasedField(
  field: string,
  steps: readonly DraftStep[],
  { old, screen, now, rows, same }: Rebase,
): DraftStep[] {
  const [base, mine, theirs] = [old, screen, now].map((each) => ownValue(each, field));
  if (typeof mine !== 'string' || typeof theirs !== 'string') {
    return asList(stepBetween(field, theirs, mine));
  }
  const text = typeof base === 'string' ? base : '';
  if (same === 'one' && theirs !== text) {
    const united = reunited({ [field]: text }, { [field]: mine }, { [field]: theirs });
    return asList(stepBetween(field, theirs, ownValue(united, field)));
  }
  const change = changeOfSteps(field, text, steps);
  const other = rows
    ? changeOfSteps(
        field,
        text,
        rows.flatMap((row) => row.steps),
      )
    : changeBetween(text, theirs);
  return stepsOf(field, theirs, carriedOver(change, other, 'after'));
}

/** What some steps do to one text, each place by itself: a text between two places is not theirs. */
function changeOfSteps(field: string, start: string, steps: readonly DraftStep[]): TextChange {
  let text = start;
  let change: TextChange = [];
  for (const step of steps) {
    if (step.field !== field) continue;
    if ('at' in step) {
      const { at, removed, inserted } = step;
      change = composed(change, changeOfSplice({ at, removed: removed.length, inserted }));
      text = text.slice(0, at) + inserted + text.slice(at + removed.length);
    } else {
      const after = typeof step.after === 'string' ? step.after : '';
      change = composed(change, changeBetween(text, after));
      text = after;
    }
  }
  return change;
}

function stepsOf(field: string, start: string, change: TextChange): DraftStep[] {
  let text = start;
  return splicesOf(change).map(({ at, removed, inserted }) => {
    const gone = text.slice(at, at + removed);
    text = text.slice(0, at) + inserted + text.slice(at + removed);
    return { field, at, removed: gone, inserted };
  });
}

/**
 * The fields of a screen whose log was cleared and begun anew by another tab: what that tab
 * has and what only this screen has, on the server's state that both knew. Nobody can be asked
 * here, so of two texts that exclude each other everything is kept.
 */
export function reunited(base: DraftFields, screen: DraftFields, log: DraftFields): DraftFields {
  const { fields, conflicts } = mergeFields(base, screen, log);
  return conflicts.reduce(
    (kept, { field, mine, theirs }) =>
      typeof mine === 'string' && typeof theirs === 'string'
        ? withField(kept, field, uniteTexts(theirs, mine))
        : kept,
    fields,
  );
}

const asList = (step: DraftStep | null): DraftStep[] => (step ? [step] : []);
