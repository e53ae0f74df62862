import type { BlindResponse } from '#domain/task/response.ts';
import type { ReadingColumns, ReadingStyle } from '#ui/viewers/reading-style.ts';
import type { DrawnHighlight, TextSelection } from '#ui/viewers/markdown/text-span.ts';
import type { TrajectoryOptions } from '#ui/viewers/trajectory/trajectory-props.ts';
import type { ReactNode, Ref } from 'react';
import type { ScrollGroup } from './scroll-group.ts';

/** What a selection in a response was made for. */
export type SelectionIntent =
  | { readonly kind: 'evidence' }
  | { readonly kind: 'label'; readonly label: string }
  | { readonly kind: 'comment' };

/** A label that the project declared for highlights. */
export interface SelectionLabel {
  readonly name: string;
  readonly tone: 'plain' | 'error';
}

export interface ResponsePaneProps {
  /** Letter on screen, by the shuffled order. Names the region `Response A`. */
  readonly letter: string;
  readonly response: BlindResponse;
  /** The current response: accent edge above the head, filled badge, key hints. */
  readonly current: boolean;
  readonly columns: ReadingColumns;
  readonly style: ReadingStyle;
  readonly highlights: readonly DrawnHighlight[];
  /** Number of the current criterion, for "Evidence for 4"; absent without a rubric. */
  readonly criterionNumber?: string;
  readonly labels?: readonly SelectionLabel[];
  /** The rewrite of this response is open beneath: its button is shown pressed. */
  readonly rewriting?: boolean;
  readonly maximised?: boolean;
  /** Read-only panes (review, preview in Settings) have neither rewrite nor selection bar. */
  readonly readOnly?: boolean;
  /** Marks words that the other response does not have. Single answers only. */
  readonly compareWith?: { readonly letter: string; readonly response: BlindResponse };
  /** Panes that were given the same group scroll together, heading by heading. */
  readonly scrollGroup?: ScrollGroup;
  /** For responses that are trajectories: current step, verdicts, folding, shared steps. */
  readonly trajectory?: TrajectoryOptions;
  /** Below 1280 the outline is a menu in the head; from there on a column, if there is room. */
  readonly outline?: 'column' | 'menu' | 'none';
  /**
   * Replaces badge, name and words in the head: the tabs of the responses, where only one
   * fits. The accent edge is then the tab's own.
   */
  readonly headStart?: ReactNode;
  readonly ref?: Ref<ResponsePaneHandle>;

  /** Pointer or focus entered this pane. */
  onMakeCurrent?(): void;
  onRewrite?(): void;
  onMaximise?(): void;
  onSelection?(selection: TextSelection, intent: SelectionIntent): void;
  /** A number or a marked span was pressed. */
  onHighlightPress?(highlightId: string): void;
}

/** What shortcuts of the workspace need of a pane. */
export interface ResponsePaneHandle {
  /** Scrolls there at once, pulses the tint once and moves focus to the pane. False: unknown id. */
  scrollToHighlight(highlightId: string): boolean;
  /** `¶ 3` of the visible text: for evidence that is not a highlight of this draft. */
  scrollToSpan(start: number, messageIndex?: number): void;
  /** The selection inside this pane, for `Y` `N` `H` with text selected. */
  selection(): TextSelection | null;
  clearSelection(): void;
  /** False for runs of steps, which the browser's own search reads better. */
  openFind(): boolean;
  focus(): void;
}
