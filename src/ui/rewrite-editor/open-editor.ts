import { create, createDiffEditor, type editor } from './monaco-parts.ts';

/** An editor on the page; `writable` is where the person types, in either form. */
export interface OpenEditor {
  readonly writable: editor.IStandaloneCodeEditor;
  dispose(): void;
}

export interface OpenEditorOptions {
  readonly container: HTMLElement;
  readonly model: editor.ITextModel;
  /** Shown at the left (or above, if narrow); absent = no diff. */
  readonly original: editor.ITextModel | null;
  readonly theme: string;
  readonly fontFamily: string;
  readonly ariaLabel: string;
  readonly originalAriaLabel: string;
}

/** From this width on the diff stands side by side. */
const sideBySideFrom = 880;

export function openEditor(options: OpenEditorOptions): OpenEditor {
  const { container, model, original, theme, fontFamily, ariaLabel, originalAriaLabel } = options;
  const common: editor.IEditorOptions & editor.IGlobalEditorOptions = {
    fontFamily,
    fontSize: 12.5,
    lineHeight: 21,
    fontLigatures: false,
    letterSpacing: 0,
    theme,
    wordWrap: 'on',
    wrappingIndent: 'none',
    autoIndent: 'keep',
    minimap: { enabled: false },
    lineNumbersMinChars: 3,
    lineDecorationsWidth: 10,
    glyphMargin: false,
    folding: false,
    renderLineHighlight: 'none',
    overviewRulerLanes: 0,
    overviewRulerBorder: false,
    hideCursorInOverviewRuler: true,
    scrollBeyondLastLine: false,
    occurrencesHighlight: 'off',
    selectionHighlight: false,
    quickSuggestions: false,
    wordBasedSuggestions: 'off',
    links: false,
    matchBrackets: 'never',
    bracketPairColorization: { enabled: false },
    guides: { indentation: false },
    unicodeHighlight: {
      ambiguousCharacters: false,
      invisibleCharacters: false,
      nonBasicASCII: false,
    },
    unusualLineTerminators: 'off',
    stickyScroll: { enabled: false },
    tabFocusMode: true,
    padding: { top: 8, bottom: 8 },
    fixedOverflowWidgets: true,
    automaticLayout: true,
    // One that fades in and out while somebody types draws frames for which the next key waits.
    scrollbar: { vertical: 'visible', horizontal: 'hidden' },
    // It stands still while somebody types; one that fades would draw frames meanwhile.
    cursorBlinking: 'blink',
    // A page of prose is painted quicker than it is put together from layers.
    disableLayerHinting: true,
    contextmenu: false,
  };
  if (original === null) {
    const writable = create(container, { ...common, model, ariaLabel });
    return { writable, dispose: () => writable.dispose() };
  }
  const diff = createDiffEditor(container, {
    ...common,
    ariaLabel,
    originalAriaLabel,
    modifiedAriaLabel: ariaLabel,
    originalEditable: false,
    renderSideBySide: true,
    useInlineViewWhenSpaceIsLimited: true,
    renderSideBySideInlineBreakpoint: sideBySideFrom,
    enableSplitViewResizing: false,
    renderOverviewRuler: false,
    renderIndicators: true,
    renderMarginRevertIcon: false,
    renderGutterMenu: false,
    diffWordWrap: 'on',
    ignoreTrimWhitespace: false,
  });
  diff.setModel({ original, modified: model });
  const writable = diff.getModifiedEditor() as editor.IStandaloneCodeEditor;
  const leave = [
    keepNamed(writable, ariaLabel),
    keepNamed(diff.getOriginalEditor(), originalAriaLabel),
  ];
  return {
    writable,
    dispose() {
      for (const each of leave) each();
      // Models outlive the editor, which would otherwise be told of their end too late.
      diff.setModel(null);
      diff.dispose();
    },
  };
}

/**
 * Names the element that takes the keys, and keeps it named: Monaco's diff editor passes the
 * label once and takes it away again with its next update of options.
 */
function keepNamed(target: editor.ICodeEditor, name: string): () => void {
  const field = target.getDomNode()?.querySelector('.native-edit-context, textarea.inputarea');
  if (!field) return () => undefined;
  const set = () => {
    if (field.getAttribute('aria-label') !== name) field.setAttribute('aria-label', name);
  };
  set();
  const observer = new MutationObserver(set);
  observer.observe(field, { attributeFilter: ['aria-label'] });
  return () => observer.disconnect();
}
