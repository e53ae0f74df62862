import type { CSSObject, Theme } from '@mui/material/styles';

export function paletteStyles(theme: Theme): CSSObject {
  const { palette } = theme.vars;
  return {
    ...theme.typography.body2,
    display: 'flex',
    flexDirection: 'column',
    minHeight: 0,
    outline: 'none',
    '& [data-search]': {
      display: 'flex',
      alignItems: 'center',
      gap: 10,
      padding: '0 14px 0 16px',
      borderBottom: `1px solid ${palette.divider}`,
      '& svg': { flex: 'none', color: palette.text.secondary },
    },
    '& [cmdk-input]': {
      ...theme.typography.body2,
      flex: 1,
      minWidth: 0,
      height: 48,
      padding: 0,
      border: 0,
      // The caret shows the focus; the field is the dialog's only one.
      outline: 'none',
      fontSize: '0.9375rem',
      color: palette.text.primary,
      caretColor: palette.primary.main,
      background: 'none',
    },
    '& [cmdk-list]': { maxHeight: 'min(350px, 60vh)', overflow: 'auto', padding: '4px 0' },
    '& [cmdk-empty]': { padding: '16px', color: palette.text.secondary },
    '& [cmdk-group-heading]': {
      ...theme.typography.caption,
      padding: '8px 16px 4px',
      color: palette.text.disabled,
    },
    '& [cmdk-item]': {
      display: 'flex',
      alignItems: 'center',
      gap: 12,
      minHeight: 36,
      padding: '0 14px 0 16px',
      cursor: 'pointer',
    },
    '& [cmdk-item][data-selected="true"]': {
      backgroundColor: palette.primary.tint,
      boxShadow: `inset 3px 0 0 ${palette.primary.main}`,
      '@media (forced-colors: active)': {
        forcedColorAdjust: 'none',
        color: 'SelectedItemText',
        backgroundColor: 'SelectedItem',
      },
    },
    '& [data-mark]': {
      display: 'inline-flex',
      justifyContent: 'center',
      flex: 'none',
      width: 18,
      fontWeight: 600,
      color: palette.text.secondary,
    },
    '& [data-label]': {
      flex: 1,
      minWidth: 0,
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
    },
    '& [data-label] b': { color: palette.primary.main },
    '& [data-detail]': { ...theme.typography.cell, color: palette.text.secondary },
    '& [data-foot]': {
      ...theme.typography.cell,
      display: 'flex',
      gap: 20,
      padding: '9px 14px 9px 16px',
      color: palette.text.secondary,
      backgroundColor: palette.surface.side,
      borderTop: `1px solid ${palette.divider}`,
    },
    '& [data-foot] > span': { display: 'inline-flex', alignItems: 'center', gap: 6 },
    '& [data-end]': { marginLeft: 'auto', gap: 4 },
  };
}
