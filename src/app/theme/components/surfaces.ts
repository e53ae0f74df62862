import type { Components, Theme } from '@mui/material/styles';

/** What floats: menus, tooltips, dialogs. Dark adds an edge, never a lighter overlay. */
export const surfaces: Components<Theme> = {
  MuiPaper: {
    defaultProps: { elevation: 0 },
    styleOverrides: { root: { backgroundImage: 'none', '--Paper-overlay': 'none' } },
  },
  MuiAppBar: { defaultProps: { elevation: 0, color: 'default' } },
  MuiBackdrop: {
    styleOverrides: {
      root: ({ theme }) => ({
        '&:not(.MuiBackdrop-invisible)': { backgroundColor: theme.vars.palette.scrim },
      }),
    },
  },
  MuiDialog: {
    // The page never scrolls as a whole, so there is nothing to lock and nothing to shift.
    defaultProps: { transitionDuration: 140, disableScrollLock: true },
    styleOverrides: {
      paper: ({ theme }) => ({
        borderRadius: 8,
        backgroundColor: theme.vars.palette.surface.raised,
        boxShadow: theme.vars.shadows[3],
        '@media (forced-colors: active)': { border: '1px solid CanvasText' },
      }),
    },
  },
  MuiDialogTitle: {
    styleOverrides: {
      root: ({ theme }) => ({ ...theme.typography.h2, padding: '18px 24px 0' }),
    },
  },
  MuiDialogContent: {
    styleOverrides: {
      root: ({ theme }) => ({
        ...theme.typography.body2,
        padding: '6px 24px 16px',
        color: theme.vars.palette.text.secondary,
        // MUI takes the padding under a title away.
        '.MuiDialogTitle-root + &': { paddingTop: 6 },
      }),
    },
  },
  MuiDialogActions: {
    styleOverrides: {
      root: ({ theme }) => ({
        minHeight: 56,
        padding: '12px 16px 12px 24px',
        borderTop: `1px solid ${theme.vars.palette.divider}`,
        '& > :not(style) ~ :not(style)': { marginLeft: 8 },
      }),
    },
  },
  MuiPopover: {
    defaultProps: { transitionDuration: 120, disableScrollLock: true },
    styleOverrides: { paper: ({ theme }) => floating(theme) },
  },
  MuiMenu: {
    defaultProps: { transitionDuration: 120, disableScrollLock: true },
    styleOverrides: {
      paper: ({ theme }) => floating(theme),
      list: { padding: '4px 0' },
    },
  },
  MuiMenuItem: {
    styleOverrides: {
      root: ({ theme }) => ({
        ...theme.typography.body2,
        minHeight: 30,
        padding: '4px 12px',
        gap: 8,
        '&:hover': { backgroundColor: theme.vars.palette.action.hover },
        '&.Mui-selected, &.Mui-selected:hover': {
          backgroundColor: theme.vars.palette.primary.tint,
          boxShadow: `inset 3px 0 0 ${theme.vars.palette.primary.main}`,
        },
        '&.Mui-focusVisible': {
          backgroundColor: theme.vars.palette.action.hover,
          outlineOffset: -2,
        },
      }),
    },
  },
  MuiTooltip: {
    defaultProps: { enterDelay: 400, enterNextDelay: 120, disableInteractive: false },
    styleOverrides: {
      tooltip: ({ theme }) => ({
        ...theme.typography.meta,
        padding: '3px 8px',
        borderRadius: 4,
        color: theme.vars.palette.inverse.contrastText,
        backgroundColor: theme.vars.palette.inverse.main,
        '@media (forced-colors: active)': { border: '1px solid CanvasText' },
      }),
    },
  },
};

function floating(theme: Theme) {
  return {
    borderRadius: 6,
    backgroundColor: theme.vars.palette.surface.raised,
    boxShadow: theme.vars.shadows[2],
    '@media (forced-colors: active)': { border: '1px solid CanvasText' },
  };
}
