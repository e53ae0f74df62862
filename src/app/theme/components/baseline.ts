import type { Components, Theme } from '@mui/material/styles';

/** What plain elements look like, and the one focus ring for those that are not MUI's. */
export const baseline: Components<Theme> = {
  MuiCssBaseline: {
    styleOverrides: (theme) => ({
      html: { WebkitFontSmoothing: 'antialiased', MozOsxFontSmoothing: 'grayscale' },
      body: {
        ...theme.typography.body2,
        color: theme.vars.palette.text.primary,
        backgroundColor: theme.vars.palette.background.default,
        fontSynthesis: 'none',
      },
      '#root': { isolation: 'isolate' },
      // Each is painted by itself: a key in an editor does not walk through all that stands beside it.
      ':where(header, nav, footer, section)': { isolation: 'isolate' },
      'strong, b': { fontWeight: 600 },
      // Not more specific than one class, so that a part may colour its own links.
      ':where(a)': {
        color: theme.vars.palette.primary.main,
        textDecorationColor: theme.vars.palette.primary.edge,
        textUnderlineOffset: 3,
      },
      ':where(a):hover': { textDecorationColor: 'currentColor' },
      'code, kbd, samp': { ...theme.typography.locator, fontSize: 'inherit' },
      // The ring of the theme, for elements without a MUI class.
      ':focus-visible': { ...theme.focusVisible },
      '::selection': { backgroundColor: theme.vars.palette.primary.edge },
      ':lang(zh), :lang(ja), :lang(ko)': {
        lineBreak: 'strict',
        textAutospace: 'normal',
        textSpacingTrim: 'trim-start',
      },
      '::placeholder': { color: theme.vars.palette.text.disabled, opacity: 1 },
    }),
  },
};
