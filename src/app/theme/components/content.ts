import type { Components, Theme } from '@mui/material/styles';

/** Text, links, tabs, tables, notices. */
export const content: Components<Theme> = {
  MuiTypography: {
    defaultProps: {
      variant: 'body2',
      variantMapping: {
        body1: 'p',
        body2: 'p',
        subtitle2: 'h3',
        caption: 'span',
        claim: 'p',
        figure: 'span',
        meta: 'span',
        columnHead: 'span',
        axis: 'span',
        cell: 'span',
        reading: 'p',
        readingWide: 'p',
        readingNarrow: 'p',
        prompt: 'p',
        quote: 'span',
        quoteLong: 'span',
        code: 'code',
        editor: 'code',
        locator: 'code',
      },
    },
  },
  MuiTabs: {
    defaultProps: { textColor: 'inherit', indicatorColor: 'primary' },
    styleOverrides: {
      root: { minHeight: 36 },
      indicator: { top: 0, height: 2, transition: 'none' },
    },
  },
  MuiTab: {
    defaultProps: { iconPosition: 'start' },
    styleOverrides: {
      root: ({ theme }) => ({
        minHeight: 36,
        minWidth: 0,
        padding: '0 16px',
        opacity: 1,
        gap: 6,
        color: theme.vars.palette.text.secondary,
        '&:hover': { backgroundColor: theme.vars.palette.action.hover },
        '&.Mui-selected': { color: theme.vars.palette.text.primary, fontWeight: 600 },
      }),
    },
  },
  MuiChip: {
    defaultProps: { size: 'small' },
    styleOverrides: {
      root: ({ theme }) => ({
        height: '1.1875rem',
        borderRadius: 3,
        ...theme.typography.meta,
        fontWeight: 500,
        backgroundColor: theme.vars.palette.surface.sunken,
        variants: [
          ...(['primary', 'success', 'error', 'warning'] as const).map((color) => ({
            props: { color },
            style: {
              color: theme.vars.palette[color].main,
              backgroundColor: theme.vars.palette[color].tint,
            },
          })),
          {
            props: { variant: 'outlined' },
            style: {
              backgroundColor: theme.vars.palette.background.paper,
              borderColor: theme.vars.palette.line2,
            },
          },
        ],
      }),
      label: { paddingLeft: 6, paddingRight: 6 },
      icon: { marginLeft: 6, marginRight: -2, color: 'inherit' },
    },
  },
  MuiSkeleton: {
    defaultProps: { animation: false, variant: 'rectangular' },
    styleOverrides: {
      root: ({ theme }) => ({
        borderRadius: 2,
        backgroundColor: theme.vars.palette.surface.sunken,
      }),
    },
  },
  MuiAlert: {
    defaultProps: { variant: 'standard' },
    styleOverrides: {
      root: ({ theme }) => ({
        ...theme.typography.body2,
        padding: '8px 12px',
        borderRadius: 4,
        color: theme.vars.palette.text.secondary,
        variants: (['info', 'success', 'error', 'warning'] as const).map((severity) => ({
          props: { severity },
          style: {
            backgroundColor: theme.vars.palette[severity].tint,
            borderLeft: `3px solid ${theme.vars.palette[severity].main}`,
            '& .MuiAlert-icon': { color: theme.vars.palette[severity].main },
          },
        })),
      }),
      icon: { padding: '3px 0', marginRight: 9, fontSize: 16 },
      message: { padding: 0 },
      action: { padding: 0 },
    },
  },
  MuiTable: { styleOverrides: { root: { fontVariantNumeric: 'normal' } } },
  MuiTableRow: {
    styleOverrides: {
      root: ({ theme }) => ({
        '&.MuiTableRow-hover:hover': { backgroundColor: theme.vars.palette.action.hover },
        '&.Mui-selected, &.Mui-selected:hover': {
          backgroundColor: theme.vars.palette.primary.tint,
          boxShadow: `inset 3px 0 0 ${theme.vars.palette.primary.main}`,
        },
      }),
    },
  },
  MuiTableCell: {
    styleOverrides: {
      root: ({ theme }) => ({
        ...theme.typography.cell,
        height: 30,
        padding: '4px 8px',
        borderBottom: `1px solid ${theme.vars.palette.divider}`,
        variants: [
          {
            props: { align: 'right' },
            style: { fontVariantNumeric: 'tabular-nums' },
          },
        ],
      }),
      head: ({ theme }) => ({
        ...theme.typography.columnHead,
        height: 28,
        color: theme.vars.palette.text.disabled,
        backgroundColor: 'inherit',
        borderBottomColor: theme.vars.palette.line2,
      }),
    },
  },
};
