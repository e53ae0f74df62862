import type { CSSObject, Theme } from '@mui/material/styles';

/** Ten columns of one grid: grip and number, points, text, and the figures. */
const columns = '66px 44px minmax(200px, 1fr) 92px 148px 104px 78px 66px';

export function criteriaTableStyles(theme: Theme): CSSObject {
  const { palette } = theme.vars;
  return {
    '& [role=row][data-head], & [role=row][data-entry]': {
      display: 'grid',
      gridTemplateColumns: columns,
      columnGap: 8,
      padding: '0 16px 0 8px',
      borderBottom: `1px solid ${palette.divider}`,
    },
    '& [data-head]': {
      ...theme.typography.columnHead,
      position: 'sticky',
      top: 0,
      zIndex: 2,
      alignItems: 'end',
      minHeight: 36,
      color: palette.text.disabled,
      backgroundColor: palette.surface.side,
      '& > span': { paddingBottom: 3 },
      '& > :nth-of-type(2)': { textAlign: 'right' },
      // The texts below stand in from the edge of their field.
      '& > :nth-of-type(3)': { paddingLeft: 6 },
      '& > :nth-of-type(n+7)': { textAlign: 'right' },
      '& > [data-axis]': { textAlign: 'center', paddingRight: 44 },
    },
    '& [role=row][data-entry]': {
      position: 'relative',
      alignItems: 'center',
      minHeight: 46,
      cursor: 'default',
      '&:hover': { backgroundColor: palette.action.hover },
      '&[data-current]': { backgroundColor: palette.background.paper },
      '&[data-current]::before': {
        content: '""',
        position: 'absolute',
        inset: '0 auto 0 0',
        width: 3,
        backgroundColor: palette.primary.main,
      },
    },
    '& [data-order]:not([role=table])': {
      ...theme.typography.cell,
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'space-between',
      color: palette.text.disabled,
      fontVariantNumeric: 'tabular-nums',
    },
    '& [data-points]': {
      ...theme.typography.cell,
      fontWeight: 600,
      textAlign: 'right',
      fontVariantNumeric: 'tabular-nums',
      '&[data-fault]': { color: palette.error.main },
    },
    '& [data-text]': {
      ...theme.typography.body2,
      minWidth: 0,
      padding: '6px 8px 6px 6px',
      '& .MuiInputBase-root': {
        ...theme.typography.body2,
        margin: '-2px 0 0 -7px',
        padding: '2px 6px',
        width: 'calc(100% + 14px)',
        border: `1px solid ${palette.control}`,
        borderRadius: 4,
        backgroundColor: palette.background.paper,
      },
      '& textarea': { padding: 0 },
      '& p': {
        ...theme.typography.meta,
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 10,
        margin: '1px 0 0',
        color: palette.text.disabled,
        '& svg': { verticalAlign: -2 },
        '& strong': { fontWeight: 500, color: palette.warning.main },
        '& em': { fontStyle: 'normal', color: palette.text.secondary },
      },
    },
    '& [data-figure], & [data-agreement], & [data-repeats], & [data-share]': {
      ...theme.typography.cell,
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'flex-end',
      whiteSpace: 'nowrap',
      fontVariantNumeric: 'tabular-nums',
    },
    // Bars begin under their head, whatever the number at the right is.
    '& [data-figure] > [aria-hidden]': { marginRight: 'auto' },
    '& [data-agreement]': {
      gap: 12,
      '& > svg': { flex: 1, minWidth: 0 },
      '& b': { width: 30, textAlign: 'right', fontWeight: 600 },
      '& small': { whiteSpace: 'normal', textAlign: 'right', lineHeight: 1.25 },
    },
    // Figures of an older wording: paler, but text keeps its contrast.
    '& [data-faded], & [data-faded] *': { color: palette.text.disabled, fontWeight: 400 },
    '& [data-faded] svg': { opacity: 0.6 },
    '& [data-warn]': { color: palette.warning.main },
    '& small': { ...theme.typography.meta, color: palette.text.disabled },
    '& [data-none]': {
      ...theme.typography.meta,
      gridColumn: '4 / 8',
      textAlign: 'right',
      color: palette.text.disabled,
    },
    '& [data-repeats]': {
      flexDirection: 'column',
      justifyContent: 'center',
      alignItems: 'flex-end',
      color: palette.text.disabled,
      '& button': {
        ...theme.typography.cell,
        minHeight: 24,
        padding: '0 2px',
        border: 0,
        color: palette.warning.main,
        background: 'none',
        textDecoration: 'underline dotted',
        textUnderlineOffset: 3,
        cursor: 'pointer',
      },
    },
    '& [data-share] i': { width: 5, marginRight: 8, backgroundColor: palette.control },
    '& > footer': {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: 12,
      padding: '8px 16px',
      borderBottom: `1px solid ${palette.divider}`,
      '& p': {
        ...theme.typography.meta,
        margin: '0 0 0 auto',
        color: palette.text.disabled,
        '& b': { fontWeight: 600, color: palette.text.primary },
        '& b[data-faults]': { marginLeft: 12, color: palette.error.main },
        '& span': { marginLeft: 14 },
      },
    },
    '& > [data-whole], & > [data-note]': {
      ...theme.typography.meta,
      margin: 0,
      padding: '6px 16px',
      color: palette.warning.main,
    },
    '& > [data-note]': { color: palette.text.secondary },
    '@media (max-width: 1199px)': {
      '& [role=row][data-head], & [role=row][data-entry]': {
        gridTemplateColumns: '58px 40px minmax(150px, 1fr) 52px 66px 84px 42px',
        columnGap: 6,
      },
      '& [data-repeats], & [data-head] > :nth-of-type(7)': { display: 'none' },
      '& [data-none]': { gridColumn: '4 / 7' },
      '& [data-agreement] > svg, & [data-axis] > span, & [data-figure] > [aria-hidden]': {
        display: 'none',
      },
      '& [data-head] > [data-axis]': { paddingRight: 0, textAlign: 'right' },
    },
  };
}
