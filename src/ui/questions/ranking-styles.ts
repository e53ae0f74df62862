import type { CSSObject, Theme } from '@mui/material/styles';

export function rankingStyles(theme: Theme): CSSObject {
  return {
    display: 'flex',
    alignItems: 'start',
    gap: 8,
    '& [data-order]': {
      display: 'flex',
      flex: 1,
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: 8,
      minWidth: 0,
      minHeight: 30,
    },
    // Two lines from the start, so that what stands under them stays while places are given.
    '&[data-many] [data-order]': { alignContent: 'start', minHeight: 68 },
    '& ol': {
      display: 'flex',
      flexWrap: 'wrap',
      gap: 8,
      margin: 0,
      padding: 0,
      listStyle: 'none',
    },
    '& ol:empty': { display: 'none' },
    '& [data-slot]': {
      ...theme.typography.cell,
      display: 'flex',
      alignItems: 'center',
      gap: 4,
      boxSizing: 'border-box',
      minWidth: 54,
      height: 30,
      padding: '0 8px',
      borderRadius: 4,
      border: `1px solid ${theme.vars.palette.control}`,
      backgroundColor: theme.vars.palette.background.paper,
    },
    '& [data-new]': { borderStyle: 'dashed' },
    '& [data-place]': {
      color: theme.vars.palette.text.disabled,
      fontVariantNumeric: 'tabular-nums',
    },
    '& small': { ...theme.typography.meta, color: theme.vars.palette.text.disabled },
    '& [data-tray]': {
      ...theme.typography.meta,
      display: 'inline-flex',
      alignItems: 'center',
      gap: 4,
      color: theme.vars.palette.text.disabled,
    },
    '& [data-badge]': {
      width: 24,
      height: 24,
      borderRadius: 3,
      cursor: 'grab',
      '&:hover': { backgroundColor: theme.vars.palette.action.hover },
    },
  };
}
