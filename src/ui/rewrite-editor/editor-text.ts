import { provideWholeWordDiff } from './diff-provider.ts';
import { markdownLanguage, registerMarkdown } from './markdown-tokens.ts';
import { minimalEdits } from './minimal-edits.ts';
import { createModel, Range, Selection, type editor } from './monaco-parts.ts';
import type { TextCursor, TextSplice } from './rewrite-editor-props.ts';
import { createTextEcho } from './text-echo.ts';

/** The text of a rewrite with its undo history, whichever editor shows it at the moment. */
export interface EditorText {
  readonly model: editor.ITextModel;
  readonly original: editor.ITextModel;
  onSplices: (splices: readonly TextSplice[], whole: () => string) => void;
  onCursor: (cursor: TextCursor) => void;
  /** Takes over the draft's text unless it is the editor's own; true if it did. */
  follow(text: string): boolean;
  /** Restores the place, listens to caret and Escape. Answers how to leave. */
  attach(writable: editor.IStandaloneCodeEditor, onDone: () => void): () => void;
  undo(): void;
  dispose(): void;
}

/** The caret is told when it rests. */
const cursorRest = 250;

export function createEditorText(
  originalText: string,
  initial: string,
  cursor: TextCursor | undefined,
): EditorText {
  provideWholeWordDiff();
  registerMarkdown();
  const model = lineFeedModel(initial);
  const original = lineFeedModel(originalText);
  const echo = createTextEcho(initial);
  let following = false;
  let place = cursor;
  let shown: editor.IStandaloneCodeEditor | null = null;

  const listening = model.onDidChangeContent(({ changes }) => {
    if (following) return;
    // Last to first, so that offsets of the others hold whichever is applied.
    const splices = changes
      .map((change): TextSplice => [change.rangeOffset, change.rangeLength, change.text])
      .sort((a, b) => b[0] - a[0]);
    const before = echo.current();
    // The model knows line feeds only. A text that came with other line ends is first sent whole.
    const exact = model.getValueLength() === lengthAfter(before, splices);
    const sent: readonly TextSplice[] = exact ? splices : [[0, before.length, model.getValue()]];
    echo.edited(sent);
    text.onSplices(sent, echo.current);
  });

  const text: EditorText = {
    model,
    original,
    onSplices: () => undefined,
    onCursor: () => undefined,
    follow(next) {
      const before = model.getValue();
      if (!echo.isNews(next)) return false;
      const edits = minimalEdits(before, next.replaceAll(/\r\n?/g, '\n')).map(
        ([at, removed, inserted]) => ({
          range: Range.fromPositions(model.getPositionAt(at), model.getPositionAt(at + removed)),
          text: inserted,
        }),
      );
      following = true;
      try {
        model.pushStackElement();
        // Through the editor, if there is one: it moves caret and selection along.
        if (shown) shown.executeEdits('another place', edits);
        else model.pushEditOperations(null, edits, () => null);
        model.pushStackElement();
      } finally {
        following = false;
      }
      return true;
    },
    attach(writable, onDone) {
      shown = writable;
      restore(writable, place);
      let timer: ReturnType<typeof setTimeout> | undefined;
      const tell = () => {
        clearTimeout(timer);
        timer = setTimeout(() => text.onCursor((place = placeOf(writable))), cursorRest);
      };
      const subscriptions = [
        writable.onDidChangeCursorSelection(tell),
        writable.onDidScrollChange(tell),
        writable.onKeyDown((event) => {
          if (event.browserEvent.key !== 'Escape' || event.browserEvent.isComposing) return;
          // Monaco's own Escape first: it closes the search and drops other carets.
          if (isSearching(writable) || (writable.getSelections()?.length ?? 0) > 1) return;
          event.preventDefault();
          event.stopPropagation();
          onDone();
        }),
      ];
      writable.focus();
      return () => {
        clearTimeout(timer);
        place = placeOf(writable);
        text.onCursor(place);
        shown = null;
        for (const each of subscriptions) each.dispose();
      };
    },
    undo() {
      void model.undo();
      shown?.focus();
    },
    dispose() {
      listening.dispose();
      model.dispose();
      original.dispose();
    },
  };
  return text;
}

/** `EndOfLineSequence.LF`; the enum itself is 10 kB away. */
const lineFeed: editor.EndOfLineSequence.LF = 0;

/** Offsets count line feeds as one unit, whatever the platform. */
function lineFeedModel(text: string): editor.ITextModel {
  const model = createModel(text, markdownLanguage);
  model.setEOL(lineFeed);
  // Brackets of prose have no colours; with them every key has Monaco read the brackets anew.
  model.updateOptions({
    bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
  });
  return model;
}

function lengthAfter(before: string, splices: readonly TextSplice[]): number {
  return splices.reduce(
    (length, [, removed, inserted]) => length - removed + inserted.length,
    before.length,
  );
}

function restore(writable: editor.IStandaloneCodeEditor, place: TextCursor | undefined): void {
  const model = writable.getModel();
  if (!model || !place) return;
  const caret = model.getPositionAt(place.offset);
  const anchor = place.anchor === undefined ? caret : model.getPositionAt(place.anchor);
  writable.setSelection(Selection.fromPositions(anchor, caret));
  if (place.topLine === undefined) writable.revealPositionInCenterIfOutsideViewport(caret);
  else writable.setScrollTop(writable.getTopForLineNumber(place.topLine));
}

function placeOf(writable: editor.IStandaloneCodeEditor): TextCursor {
  const model = writable.getModel();
  const selection = writable.getSelection();
  if (!model || !selection) return { offset: 0 };
  const offset = model.getOffsetAt(selection.getPosition());
  const anchor = model.getOffsetAt({
    lineNumber: selection.selectionStartLineNumber,
    column: selection.selectionStartColumn,
  });
  const topLine = writable.getVisibleRanges()[0]?.startLineNumber;
  return {
    offset,
    ...(anchor !== offset && { anchor }),
    ...(topLine !== undefined && { topLine }),
  };
}

function isSearching(writable: editor.IStandaloneCodeEditor): boolean {
  return writable.getDomNode()?.querySelector('.find-widget.visible') !== null;
}
