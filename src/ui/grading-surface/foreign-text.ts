import type { GradingDraft } from './grading-draft.ts';

export type ForeignText = {
  /** The text as it last came from elsewhere; own edits do not change it. */
  readonly text: string;
  /** Raised with every text from elsewhere: the same one may come again after own edits. */
  readonly epoch: number;
};

/**
 * Tells a draft field's changes by this editor from those by anybody else (another tab, an undo,
 * a conflict that was solved). The editor holds its own text: to hand every key back to it would
 * render it for nothing. `read` answers the same object until a foreign text comes.
 */
export function foreignText(draft: GradingDraft, field: string, original: string) {
  const now = () => {
    const value = draft.getFields()[field];
    return typeof value === 'string' ? value : original;
  };
  let seen = now();
  let shown: ForeignText = { text: seen, epoch: 0 };
  let editing = false;
  return {
    read(): ForeignText {
      const text = now();
      if (text === seen) return shown;
      seen = text;
      if (!editing) {
        shown = { text, epoch: shown.epoch + 1 };
      }
      return shown;
    },
    /** Runs this editor's own change of the field. */
    edit(change: () => void): void {
      editing = true;
      try {
        change();
        seen = now();
      } finally {
        editing = false;
      }
    },
  };
}
