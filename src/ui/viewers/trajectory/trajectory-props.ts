import type { Message } from '#domain/task/message.ts';
import type { ReadingColumns, ReadingStyle } from '#ui/viewers/reading-style.ts';
import type { DrawnHighlight } from '#ui/viewers/markdown/text-span.ts';
import type { ReactNode } from 'react';

/** What the workspace decides about a trajectory, whoever draws it. */
export interface TrajectoryOptions {
  /** Index of the current step; absent = none is current. */
  readonly currentStep?: number;
  /** Steps before this one are drawn by SharedSteps above the panes. 0 draws all. */
  readonly fromStep?: number;
  /** Long results folded to one line; errors never are. Default true. */
  readonly foldResults?: boolean;
  /** Glyph at the right edge of a step's head, as its verdict; nothing by default. */
  stepMark?(stepIndex: number): ReactNode;
  /** Under the body of a step: its verdict control and note; drawn by the workspace. */
  stepFoot?(stepIndex: number): ReactNode;
  /** Chips after the name of a step: "First error". */
  stepChip?(stepIndex: number): ReactNode;
  /** Pointer, focus or arrow keys made this step the current one. */
  onStep?(stepIndex: number): void;
}

/**
 * A conversation with tool calls, step by step. Steps are made by `trajectorySteps`
 * (trajectory-steps.ts); a call and its result are one step.
 */
export interface TrajectoryViewProps extends TrajectoryOptions {
  readonly messages: readonly Message[];
  readonly language?: string;
  readonly columns: ReadingColumns;
  readonly style: ReadingStyle;
  readonly highlights: readonly DrawnHighlight[];
  onHighlightPress?(highlightId: string): void;
}

/** Equal leading steps of several runs, drawn once across their panes. */
export interface SharedStepsProps {
  readonly messages: readonly Message[];
  /** From `alignSteps` (align-steps.ts). */
  readonly equalSteps: number;
  /** True when the runs never part: the bar says so. */
  readonly identical: boolean;
  readonly style: ReadingStyle;
  stepMark?(stepIndex: number): ReactNode;
}
