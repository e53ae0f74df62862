/** A folded pane, 44 px wide, that keeps its place in the order of letters. */
export interface ResponseSpineProps {
  readonly letter: string;
  /** `151 words`, `246 characters`, `14 steps`: see response-extent.ts. */
  readonly extent: string;
  readonly current: boolean;
  /** Shown as a vertical meter and a number; null shows no number (no score yet). */
  readonly score: {
    readonly counted: number;
    readonly possible: number;
    readonly text: string;
  } | null;
  /** The key that unfolds it, shown on one spine only. */
  readonly keyHint?: string;
  onUnfold(): void;
}
