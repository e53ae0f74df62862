import type { CSSObject, Theme } from '@mui/material/styles';

/** The grid of the matrix: number, title, points, one cell for each response. */
export function matrixStyles(theme: Theme): CSSObject {
  const { palette } = theme.vars;
  const columns = '38px minmax(0, 1fr) 44px repeat(var(--responses), var(--cell))';
  const line = `1px solid ${palette.divider}`;
  return {
    ...theme.typography.cell,
    '& ul': { margin: 0, padding: 0, listStyle: 'none' },
    '& [data-columns], & [data-row]': {
      display: 'grid',
      gridTemplateColumns: columns,
      alignItems: 'stretch',
      paddingLeft: 0,
      borderBottom: line,
    },
    '& [data-columns]': {
      ...theme.typography.columnHead,
      position: 'sticky',
      top: 0,
      zIndex: 3,
      height: 28,
      alignItems: 'center',
      color: palette.text.secondary,
      backgroundColor: palette.surface.side,
      '& > :first-of-type': { gridColumn: '1 / 3', paddingLeft: 38 },
      '& > :nth-of-type(2)': { textAlign: 'right', paddingRight: 8 },
      '& > [data-badge]': { display: 'flex', justifyContent: 'center' },
    },
    '& [data-row]': {
      position: 'relative',
      minHeight: 28,
      '&:hover': { backgroundColor: palette.action.hover },
      '& [data-open]': {
        gridColumn: '1 / 3',
        display: 'grid',
        gridTemplateColumns: '38px minmax(0, 1fr)',
        alignItems: 'center',
        justifyItems: 'start',
        padding: '3px 0',
        textAlign: 'left',
        font: 'inherit',
        letterSpacing: 'inherit',
        '&:focus-visible': { outlineOffset: -2 },
      },
      '& [data-title]': {
        ...theme.typography.cell,
        lineHeight: '15px',
        display: '-webkit-box',
        WebkitBoxOrient: 'vertical',
        WebkitLineClamp: 2,
        overflow: 'hidden',
        overflowWrap: 'anywhere',
      },
      '& [data-points]': {
        alignSelf: 'center',
        textAlign: 'right',
        paddingRight: 8,
        color: palette.text.secondary,
        fontVariantNumeric: 'tabular-nums',
      },
      '& [data-cell]': {
        display: 'flex',
        alignItems: 'center',
        justifyContent: 'center',
        borderLeft: line,
        cursor: 'pointer',
      },
      '& [data-digit]': { fontWeight: 600, fontVariantNumeric: 'tabular-nums' },
      '&[data-ruled-out]': { color: palette.text.disabled, '& [data-cell]': { opacity: 0.55 } },
    },
    '& [data-number]': {
      display: 'inline-flex',
      alignItems: 'center',
      gap: 2,
      boxSizing: 'border-box',
      width: 38,
      paddingLeft: 16,
      color: palette.text.disabled,
      fontVariantNumeric: 'tabular-nums',
      '& svg': { flex: 'none' },
    },
    '& [data-faults]': {
      ...theme.typography.meta,
      display: 'flex',
      alignItems: 'center',
      gap: 6,
      height: 25,
      padding: '0 16px',
      borderBottom: line,
      color: palette.text.disabled,
      backgroundColor: palette.background.default,
      '& strong': { fontWeight: 600, color: palette.text.secondary },
      '& svg': { flex: 'none', color: palette.error.main },
    },
  };
}
