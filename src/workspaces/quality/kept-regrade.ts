import type { DraftFields } from '#domain/draft/draft-fields.ts';
import type { GradingDraft } from '#ui/grading-surface/grading-draft.ts';
import { memoryDraft } from '#ui/grading-surface/memory-draft.ts';

/**
 * A regrade in progress lives on this device only, kept whole with every change: the server is
 * sent nothing before it is submitted, so that nobody can see half a regrade and steer it.
 */
export function keptRegrade(accountId: string, regradeId: string): GradingDraft {
  const key = keyOf(accountId, regradeId);
  const draft = memoryDraft(recall(key));
  draft.subscribe(() => localStorage.setItem(key, JSON.stringify(draft.getFields())));
  return draft;
}

export function forgetRegrade(accountId: string, regradeId: string): void {
  localStorage.removeItem(keyOf(accountId, regradeId));
}

const keyOf = (accountId: string, regradeId: string) =>
  `touchstone-regrade:${accountId}:${regradeId}`;

function recall(key: string): DraftFields {
  const kept = localStorage.getItem(key);
  return kept === null ? {} : (JSON.parse(kept) as DraftFields);
}
