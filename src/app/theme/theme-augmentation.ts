import type { TypographyStyle } from '@mui/material/styles';

/** What this theme has beyond MUI's own, and what of MUI's own it does not offer. */
interface OwnPalette {
  /** Zones beside the page's canvas (`background.default`) and pane (`background.paper`). */
  surface: { side: string; sunken: string; raised: string };
  /** The stronger hairline. Decorative only: it does not reach 3:1. */
  line2: string;
  /** Edges of fields and radios, resting evidence line. Reaches 3:1. */
  control: string;
  /** Tint under the current criterion's evidence. */
  evidence: string;
  /** Lines of the hatch that means open or possible. */
  hatch: string;
  /** Behind dialogs. */
  scrim: string;
  /** The letter badge of the current response, tooltips. */
  inverse: { main: string; contrastText: string };
}

interface OwnVariants<Style> {
  /** 14/21, a sentence that states a finding; its numbers are set 600. */
  claim: Style;
  /** 12.5/18, table cells. */
  cell: Style;
  /** 12/18, secondary facts. */
  meta: Style;
  /** 11.5/16, 500, column heads. */
  columnHead: Style;
  /** 11/16, axis labels. */
  axis: Style;
  /** 22/28, 600, tabular. */
  figure: Style;
  /** Serif 14.5/23, two panes. */
  reading: Style;
  /** Serif 15/24, one pane. */
  readingWide: Style;
  /** Serif 13.5/21, three panes. */
  readingNarrow: Style;
  /** Serif 14/21, the prompt. */
  prompt: Style;
  /** Serif 13/17, quoted evidence in rows. */
  quote: Style;
  /** Serif 14/20, quoted evidence in inspectors. */
  quoteLong: Style;
  /** Mono 12/18. */
  code: Style;
  /** Mono 12.5/21, editor and diff. */
  editor: Style;
  /** Mono 11.5/16, locators and identifiers. */
  locator: Style;
}

interface OwnColour {
  /** Surface in this colour's meaning. */
  tint: string;
  /** Border on the tint; for `primary` the underline of a link. */
  edge: string;
}

declare module '@mui/material/styles' {
  interface CssThemeVariables {
    enabled: true;
  }
  interface Palette extends OwnPalette {}
  interface PaletteOptions extends Partial<OwnPalette> {}
  interface PaletteColor extends OwnColour {}
  interface SimplePaletteColorOptions extends Partial<OwnColour> {}
  interface TypographyVariants extends OwnVariants<TypographyStyle> {}
  interface TypographyVariantsOptions extends Partial<OwnVariants<TypographyStyle>> {}
}

type Offered = { [Variant in keyof OwnVariants<unknown>]: true };

declare module '@mui/material/Typography' {
  interface TypographyPropsVariantOverrides extends Offered {
    h3: false;
    h4: false;
    h5: false;
    h6: false;
    subtitle1: false;
    overline: false;
  }
}
