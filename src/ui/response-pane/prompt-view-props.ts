import type { TaskDocument } from '#domain/task/document.ts';
import type { Message } from '#domain/task/message.ts';
import type { ReadingStyle } from '#ui/viewers/reading-style.ts';
import type { DrawnHighlight } from '#ui/viewers/markdown/text-span.ts';

/** Region `Prompt`: the conversation that the responses answer, with its attachments. */
export interface PromptViewProps {
  readonly messages: readonly Message[];
  readonly documents: readonly TaskDocument[];
  readonly style: ReadingStyle;
  /** BCP 47 of the prompt; absent = guessed from its characters. */
  readonly language?: string;
  /** One line of 34 px with the beginning of the prompt. */
  readonly folded: boolean;
  /** Docked at the left the prompt is one column with its own scroll, full height. */
  readonly docked: boolean;
  /** Two columns that line up with two panes, while the text is short enough for it. */
  readonly columns: 1 | 2;
  readonly highlights?: readonly DrawnHighlight[];
  /** `Instructions v4`; absent = no button. */
  readonly instructionsLabel?: string;
  onFold?(folded: boolean): void;
  onDock?(docked: boolean): void;
  onInstructions?(): void;
  onDocument?(documentId: string): void;
}
