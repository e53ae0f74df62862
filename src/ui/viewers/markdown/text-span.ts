/**
 * A stretch of the visible text of one message, in UTF-16 units, end exclusive. Visible text
 * is what a reader sees once Markdown is rendered, block by block: blocks are joined by a
 * line feed, cells of a table row by a tab, a formula counts as its source, an image as its
 * description. Markers of lists, numbers of notes and of evidence are not part of it.
 */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** What a person selected, ready to become a highlight. */
export interface TextSelection extends TextSpan {
  /** The visible text of the span. */
  readonly quote: string;
  /** Where it is, as a person would say it: `¶ 3`, `Table 1, row 3`, `Step 7`. */
  readonly locator: string;
  /** The step of a trajectory, counted from 0; absent for a single answer. */
  readonly messageIndex?: number;
}

/** A highlight as it is drawn. */
export interface DrawnHighlight extends TextSpan {
  readonly id: string;
  readonly messageIndex?: number;
  /** Criteria that this span is evidence for, in the order of the rubric. */
  readonly numbers: readonly DrawnNumber[];
  /** Error labels are drawn in red whatever the current criterion is. */
  readonly tone: 'plain' | 'error';
  /** Read to a screen reader and shown on hover: label, severity, comment. */
  readonly description?: string;
}

export interface DrawnNumber {
  readonly text: string;
  /** The criterion that the person stands on: filled number, tint, accent line. */
  readonly current: boolean;
}
