import { draftFields, type DraftFields } from '#domain/draft/draft-fields.ts';
import type { GradingDraft } from './grading-draft.ts';
import { memoryDraft } from './memory-draft.ts';

const prefix = 'touchstone:kept:';

/** A draft of this tab that outlives a reload; `forget` takes it from the device. */
export type KeptDraft = GradingDraft & { forget(): void };

/**
 * For grading that has no assignment and so no draft on the server: a blind look by a reviewer
 * or a lead. What is kept under the name before wins over `initial`.
 */
export function keptDraft(name: string, initial: DraftFields = {}): KeptDraft {
  const key = prefix + name;
  const draft = memoryDraft(recall(key) ?? initial);
  const stop = draft.subscribe(() => {
    try {
      localStorage.setItem(key, JSON.stringify(draft.getFields()));
    } catch {
      // A full or forbidden storage: what is on screen stays, only a reload would lose it.
    }
  });
  return {
    ...draft,
    forget() {
      stop();
      localStorage.removeItem(key);
    },
  };
}

function recall(key: string): DraftFields | null {
  try {
    const parsed = draftFields.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
