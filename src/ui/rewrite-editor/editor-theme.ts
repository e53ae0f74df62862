import type { Theme } from '@mui/material/styles';

import { defineTheme } from './monaco-parts.ts';

export type EditorScheme = 'light' | 'dark';

/** Defines the editor's two themes from the tokens of the product's. Idempotent. */
export function defineEditorThemes(theme: Theme): void {
  for (const scheme of ['light', 'dark'] as const) {
    const palette = theme.colorSchemes[scheme]?.palette;
    if (!palette) continue;
    const inserted = palette.success;
    const removed = palette.error;
    const ink3 = palette.text.disabled;
    defineTheme(editorTheme(scheme), {
      base: scheme === 'light' ? 'vs' : 'vs-dark',
      inherit: true,
      rules: [
        { token: '', foreground: bare(palette.text.primary) },
        { token: 'markup', foreground: bare(ink3) },
        { token: 'heading', foreground: bare(palette.text.primary), fontStyle: 'bold' },
        { token: 'code', foreground: bare(palette.text.secondary) },
      ],
      colors: {
        'editor.background': palette.background.paper,
        'editor.foreground': palette.text.primary,
        'editorCursor.foreground': palette.primary.main,
        'editor.selectionBackground': palette.primary.edge,
        'editor.inactiveSelectionBackground': palette.evidence,
        'editor.lineHighlightBackground': '#00000000',
        'editor.lineHighlightBorder': '#00000000',
        'editorLineNumber.foreground': ink3,
        'editorLineNumber.activeForeground': palette.text.primary,
        'editor.findMatchBackground': palette.surface.sunken,
        'editor.findMatchHighlightBackground': palette.surface.sunken,
        'editor.findMatchBorder': palette.primary.main,
        'editor.findMatchHighlightBorder': palette.control,
        'editorWidget.background': palette.surface.raised,
        'editorWidget.border': palette.line2,
        'editorWidget.foreground': palette.text.primary,
        'input.background': palette.background.paper,
        'input.border': palette.control,
        focusBorder: palette.primary.main,
        'scrollbarSlider.background': `${palette.hatch}66`,
        'scrollbarSlider.hoverBackground': `${palette.hatch}99`,
        'scrollbarSlider.activeBackground': `${palette.hatch}CC`,
        'scrollbar.shadow': '#00000000',
        'widget.shadow': '#0000001A',
        // Lines at 60 % of the tint, words at 20 % of the colour itself.
        'diffEditor.insertedLineBackground': `${inserted.tint}99`,
        'diffEditor.removedLineBackground': `${removed.tint}99`,
        'diffEditor.insertedTextBackground': `${inserted.main}33`,
        'diffEditor.removedTextBackground': `${removed.main}2E`,
        'diffEditorGutter.insertedLineBackground': `${inserted.tint}99`,
        'diffEditorGutter.removedLineBackground': `${removed.tint}99`,
        'diffEditor.diagonalFill': palette.hatch,
        'diffEditor.border': palette.divider,
      },
    });
  }
}

export function editorTheme(scheme: EditorScheme): string {
  return `touchstone-${scheme}`;
}

function bare(colour: string): string {
  return colour.replace('#', '');
}
