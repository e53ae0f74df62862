import { applySplices } from './minimal-edits.ts';
import type { TextSplice } from './rewrite-editor-props.ts';

/** What the editor shows, as the draft has it: line ends included, which the model does not keep. */
export interface TextEcho {
  /** What the editor shows. */
  current(): string;
  /** The person changed the text. Cheap: two slices. */
  edited(splices: readonly TextSplice[]): void;
  /** True if a text from elsewhere differs; the editor then has to show it, and `current` is it. */
  isNews(text: string): boolean;
}

export function createTextEcho(initial: string): TextEcho {
  let current = initial;
  return {
    current: () => current,
    edited(splices) {
      current = applySplices(current, splices);
    },
    isNews(text) {
      if (text === current) return false;
      current = text;
      return true;
    },
  };
}
