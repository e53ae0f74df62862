// Parts of Monaco that it publishes without types, in the types of its public API.

declare module 'monaco-editor/editor/standalone/browser/standaloneEditor' {
  import type { editor } from 'monaco-editor/editor/editor.api';

  export const create: typeof editor.create;
  export const createDiffEditor: typeof editor.createDiffEditor;
  export const createModel: typeof editor.createModel;
  export const defineTheme: typeof editor.defineTheme;
  export const setTheme: typeof editor.setTheme;
}

declare module 'monaco-editor/editor/standalone/browser/standaloneLanguages' {
  import type { languages } from 'monaco-editor/editor/editor.api';

  export const register: typeof languages.register;
  export const setLanguageConfiguration: typeof languages.setLanguageConfiguration;
  export const setMonarchTokensProvider: typeof languages.setMonarchTokensProvider;
}

declare module 'monaco-editor/editor/common/core/range' {
  export { Range } from 'monaco-editor/editor/editor.api';
}

declare module 'monaco-editor/editor/common/core/selection' {
  export { Selection } from 'monaco-editor/editor/editor.api';
}

declare module 'monaco-editor/editor/standalone/browser/standaloneServices' {
  import type { editor } from 'monaco-editor/editor/editor.api';

  export const StandaloneServices: {
    /** Only the first call counts, whoever makes it. */
    initialize(overrides: editor.IEditorOverrideServices): unknown;
  };
}

declare module 'monaco-editor/editor/common/core/ranges/lineRange' {
  /** Lines from the first to before the last, counted from 1. */
  export class LineRange {
    constructor(startLineNumber: number, endLineNumberExclusive: number);
  }
}

declare module 'monaco-editor/editor/common/diff/rangeMapping' {
  import type { Range } from 'monaco-editor/editor/editor.api';
  import type { LineRange } from 'monaco-editor/editor/common/core/ranges/lineRange';

  export class RangeMapping {
    constructor(originalRange: Range, modifiedRange: Range);
  }
  export class DetailedLineRangeMapping {
    constructor(
      originalRange: LineRange,
      modifiedRange: LineRange,
      innerChanges: readonly RangeMapping[] | undefined,
    );
  }
}

declare module 'monaco-editor/base/browser/performance' {
  /** Called by the editor at each stage of a key, by these names. */
  export const inputLatency: Record<string, unknown>;
}
