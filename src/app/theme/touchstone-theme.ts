import { createTheme } from '@mui/material/styles';

import './theme-augmentation.ts';
import { darkColours, lightColours } from './colour-tokens.ts';
import { baseline } from './components/baseline.ts';
import { buttons } from './components/buttons.ts';
import { content } from './components/content.ts';
import { gridsAndPlots } from './components/grids-and-plots.ts';
import { fields } from './components/fields.ts';
import { surfaces } from './components/surfaces.ts';
import { elevation } from './elevation.ts';
import { duration } from './motion.ts';
import { palette } from './palette.ts';
import { typography } from './typography.ts';

/**
 * Components read `theme.vars`, so that a switch of the colour scheme re-renders nothing:
 * it is one attribute, `data-theme`, on the document element.
 */
export const touchstoneTheme = createTheme({
  cssVariables: { colorSchemeSelector: 'data-theme' },
  colorSchemes: {
    light: { palette: palette(lightColours) },
    dark: { palette: palette(darkColours) },
  },
  defaultColorScheme: 'light',
  typography,
  shape: { borderRadius: 4 },
  spacing: 4,
  shadows: elevation,
  motion: { reducedMotion: 'system' },
  transitions: { duration },
  focusVisible: { outlineStyle: 'solid', outlineWidth: 2, outlineOffset: 2, boxShadow: 'none' },
  components: { ...baseline, ...buttons, ...fields, ...surfaces, ...content, ...gridsAndPlots },
});
