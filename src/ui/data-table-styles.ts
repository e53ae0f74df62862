import type { CSSObject, Theme } from '@mui/material/styles';

export function dataTableStyles(theme: Theme): CSSObject {
  const { palette } = theme.vars;
  return {
    ...theme.typography.cell,
    width: '100%',
    borderCollapse: 'separate',
    borderSpacing: 0,
    '& th, & td': {
      boxSizing: 'border-box',
      height: 'var(--row-height)',
      padding: '2px 8px',
      textAlign: 'left',
      fontWeight: 'inherit',
      borderBottom: `1px solid ${palette.divider}`,
    },
    '& thead th': {
      ...theme.typography.columnHead,
      position: 'sticky',
      top: 0,
      zIndex: 1,
      height: 28,
      whiteSpace: 'nowrap',
      color: palette.text.disabled,
      backgroundColor: palette.surface.side,
      borderBottomColor: palette.line2,
    },
    '& [data-numeric]': { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
    '& thead button': {
      font: 'inherit',
      minHeight: 24,
      padding: 0,
      border: 0,
      color: 'inherit',
      background: 'none',
      cursor: 'pointer',
      '&:hover': { color: palette.text.primary },
    },
    '& tbody tr:hover': { backgroundColor: palette.action.hover },
    '& tbody tr[data-choosable]': { cursor: 'pointer' },
    '& tbody tr[aria-selected="true"]': {
      backgroundColor: palette.primary.tint,
      boxShadow: `inset 3px 0 0 ${palette.primary.main}`,
      '@media (forced-colors: active)': { outline: '2px solid Highlight', outlineOffset: -2 },
    },
    // A ring at 2 px off would be cut by the scrolling box around a table.
    '& :focus-visible': { outlineOffset: -2 },
  };
}
