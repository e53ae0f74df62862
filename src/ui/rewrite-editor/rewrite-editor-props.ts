import type { ReadingStyle } from '#ui/viewers/reading-style.ts';

/** `[at, removed, inserted]` in UTF-16 units, as a draft's patch has it. */
export type TextSplice = readonly [at: number, removed: number, inserted: string];

export interface TextCursor {
  /** Offset of the caret (where the selection was left). */
  readonly offset: number;
  /** Where the selection began, if there is one. */
  readonly anchor?: number;
  /** First visible line, so that the place on screen is restored as well. */
  readonly topLine?: number;
}

export type RewriteView = 'edit' | 'diff' | 'preview';

/** Region `Rewrite` with the textbox `Rewrite of response A`. */
export interface RewriteEditorProps {
  readonly letter: string;
  /** The text of the response that is rewritten; never changes while the editor is open. */
  readonly original: string;
  /**
   * The draft's text as it last came from elsewhere (another tab, a conflict solved, an older
   * version restored); what the editor sends itself must not come back. It is applied as the
   * smallest edits, keeping caret and undo.
   */
  readonly text: string;
  /** Another number for every text from elsewhere, also where the text is the same again. */
  readonly epoch: number;
  readonly language?: string;
  readonly view: RewriteView;
  /** Restored when the editor opens; later values are ignored. */
  readonly cursor?: TextCursor;
  /** Criteria that the response missed, as links in the head. */
  readonly missed: readonly { readonly criterionId: string; readonly title: string }[];
  readonly style: ReadingStyle;
  /**
   * Called once for every change of the person, with splices in the order to be applied, and
   * a way to the whole text that is only computed when it is asked for. Must be cheap.
   */
  onEdit(splices: readonly TextSplice[], wholeText: () => string): void;
  onCursor?(cursor: TextCursor): void;
  onView(view: RewriteView): void;
  /** Older versions of the text, where they are kept. */
  onHistory?(): void;
  onCriterion?(criterionId: string): void;
  /** `Esc` or the button. */
  onDone(): void;
}
