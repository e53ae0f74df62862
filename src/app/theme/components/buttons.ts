import type { Components, Theme } from '@mui/material/styles';

/** Contained is the one primary action of a zone, outlined a usual one, text a quiet one. */
export const buttons: Components<Theme> = {
  MuiButtonBase: { defaultProps: { disableRipple: true, disableTouchRipple: true } },
  MuiButton: {
    defaultProps: { variant: 'outlined', disableElevation: true },
    styleOverrides: {
      root: ({ theme }) => ({
        minWidth: 0,
        minHeight: '1.75rem',
        padding: '0 9px',
        whiteSpace: 'nowrap',
        transition: `background-color ${theme.transitions.duration.shortest}ms`,
        '& svg': { flex: 'none' },
        variants: [
          {
            props: { size: 'small' },
            style: { minHeight: '1.5rem', padding: '0 7px', fontSize: '0.75rem' },
          },
          {
            props: { size: 'large' },
            style: { minHeight: '2rem', padding: '0 13px', fontSize: '0.8125rem' },
          },
          {
            props: { variant: 'contained' },
            style: {
              fontWeight: 600,
              boxShadow: theme.vars.shadows[1],
              '@media (forced-colors: active)': {
                outline: '1px solid ButtonBorder',
                outlineOffset: -1,
              },
            },
          },
          {
            props: { variant: 'outlined' },
            style: {
              boxShadow: theme.vars.shadows[1],
              backgroundColor: theme.vars.palette.background.paper,
              borderColor: theme.vars.palette.line2,
              '&:hover': {
                backgroundColor: theme.vars.palette.action.hover,
                borderColor: theme.vars.palette.line2,
              },
              '&.Mui-disabled': { borderColor: theme.vars.palette.line2 },
            },
          },
          {
            props: { variant: 'outlined', color: 'primary' },
            style: { color: theme.vars.palette.text.primary },
          },
          {
            props: { variant: 'text', color: 'primary' },
            style: { color: theme.vars.palette.text.primary },
          },
          {
            props: { variant: 'text' },
            style: { '&:hover': { backgroundColor: theme.vars.palette.action.hover } },
          },
        ],
      }),
      startIcon: { marginLeft: 0, marginRight: 6 },
      endIcon: { marginLeft: 6, marginRight: 0 },
    },
  },
  MuiIconButton: {
    styleOverrides: {
      root: ({ theme }) => ({
        width: 28,
        height: 28,
        padding: 0,
        borderRadius: 4,
        color: theme.vars.palette.text.secondary,
        '&:hover': { backgroundColor: theme.vars.palette.action.hover },
        variants: [
          { props: { size: 'small' }, style: { width: 24, height: 24 } },
          { props: { size: 'large' }, style: { width: 32, height: 32 } },
        ],
      }),
    },
  },
  MuiToggleButtonGroup: {
    defaultProps: { size: 'small' },
    styleOverrides: {
      root: ({ theme }) => ({
        padding: 2,
        gap: 1,
        backgroundColor: theme.vars.palette.surface.sunken,
        '& .MuiToggleButtonGroup-grouped': { margin: 0, borderRadius: 3 },
      }),
    },
  },
  MuiToggleButton: {
    styleOverrides: {
      root: ({ theme }) => ({
        minHeight: '1.5rem',
        padding: '0 9px',
        border: '1px solid transparent',
        ...theme.typography.button,
        color: theme.vars.palette.text.secondary,
        '&:hover': { backgroundColor: theme.vars.palette.action.hover },
        '&.Mui-selected, &.Mui-selected:hover': {
          color: theme.vars.palette.text.primary,
          backgroundColor: theme.vars.palette.background.paper,
          borderColor: theme.vars.palette.line2,
          fontWeight: 600,
          '@media (forced-colors: active)': { borderColor: 'Highlight' },
        },
      }),
    },
  },
};
