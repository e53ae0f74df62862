import type { PaletteOptions } from '@mui/material/styles';

import type { ColourTokens, SignalColour } from './colour-tokens.ts';

/** Every value is given, so that MUI derives no shade of its own. */
export function palette(colours: ColourTokens): PaletteOptions {
  const accent = signal(colours.accent);
  return {
    background: { default: colours.canvas, paper: colours.pane },
    surface: { side: colours.side, sunken: colours.sunken, raised: colours.raised },
    text: { primary: colours.ink, secondary: colours.ink2, disabled: colours.ink3 },
    divider: colours.line,
    line2: colours.line2,
    control: colours.control,
    evidence: colours.evidence,
    hatch: colours.hatch,
    scrim: colours.scrim,
    inverse: { main: colours.inverse.main, contrastText: colours.inverse.on },
    primary: accent,
    info: accent,
    secondary: {
      main: colours.ink2,
      light: colours.ink3,
      dark: colours.ink,
      contrastText: colours.pane,
      tint: colours.sunken,
      edge: colours.line2,
    },
    success: signal(colours.good),
    error: signal(colours.bad),
    warning: signal(colours.warn),
    DataGrid: { bg: colours.pane, headerBg: colours.side, pinnedBg: colours.side },
    action: {
      active: colours.ink2,
      hover: colours.hover,
      selected: colours.accent.tint,
      focus: colours.hover,
      disabled: colours.control,
      disabledBackground: colours.sunken,
    },
  };
}

function signal(colour: SignalColour) {
  return {
    main: colour.main,
    light: colour.main,
    dark: colour.hover,
    contrastText: colour.on,
    tint: colour.tint,
    edge: colour.edge,
  };
}
