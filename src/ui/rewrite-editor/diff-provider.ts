import { LineRange } from 'monaco-editor/editor/common/core/ranges/lineRange';
import {
  DetailedLineRangeMapping,
  RangeMapping,
} from 'monaco-editor/editor/common/diff/rangeMapping';

import { StandaloneServices } from 'monaco-editor/editor/standalone/browser/standaloneServices';

import { Range, type editor } from './monaco-parts.ts';
import { wholeWordDiff, type LineChange, type PointRange } from './whole-word-diff.ts';

/**
 * Replaces Monaco's own diff, which finds changed characters and so splits numbers, by ours,
 * as an override of its service of this name. It must run before anything else of Monaco does:
 * services are made once, and a model already asks for them.
 */
export function provideWholeWordDiff(): void {
  StandaloneServices.initialize({
    diffProviderFactoryService: {
      createDiffProvider: () => ({ computeDiff, onDidChange: never, dispose: nothing }),
    },
  });
}

async function computeDiff(original: editor.ITextModel, modified: editor.ITextModel) {
  if (original.isDisposed() || modified.isDisposed()) {
    return { identical: true, quitEarly: false, changes: [], moves: [] };
  }
  const changes = wholeWordDiff(original.getLinesContent(), modified.getLinesContent());
  return {
    identical: changes.length === 0,
    quitEarly: false,
    changes: changes.map(mapping),
    moves: [],
  };
}

function mapping(change: LineChange): DetailedLineRangeMapping {
  return new DetailedLineRangeMapping(
    new LineRange(...change.original),
    new LineRange(...change.modified),
    change.words.map((word) => new RangeMapping(range(word.original), range(word.modified))),
  );
}

function range({ start, end }: PointRange): Range {
  return new Range(start.line, start.column, end.line, end.column);
}

/** An event that never comes. */
function never() {
  return { dispose: nothing };
}

function nothing(): void {}
