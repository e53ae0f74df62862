/**
 * The colours of the product, one record per theme. Everything else that has a
 * colour derives from these; the contrast of every pair is proved in
 * colour-contrast.test.tsx.
 *
 * Neutrals are stone (a touch of yellow). `tint` is a surface, `edge` a border on it,
 * `on` the text on the solid colour, `hover` the solid colour pointed at.
 */
export interface ColourTokens {
  readonly canvas: string;
  readonly side: string;
  readonly pane: string;
  readonly sunken: string;
  readonly raised: string;
  readonly hover: string;
  readonly line: string;
  readonly line2: string;
  readonly control: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly evidence: string;
  readonly hatch: string;
  readonly scrim: string;
  readonly inverse: { readonly main: string; readonly on: string };
  readonly accent: SignalColour;
  readonly good: SignalColour;
  readonly bad: SignalColour;
  readonly warn: SignalColour;
}

export interface SignalColour {
  readonly main: string;
  readonly hover: string;
  readonly on: string;
  readonly tint: string;
  readonly edge: string;
}

export const lightColours: ColourTokens = {
  canvas: '#F4F4F1',
  side: '#FAFAF8',
  pane: '#FFFFFF',
  sunken: '#EBEBE7',
  raised: '#FFFFFF',
  hover: '#F0F0EC',
  line: '#E2E2DD',
  line2: '#CDCDC6',
  control: '#86857D',
  ink: '#191917',
  ink2: '#45443F',
  ink3: '#63625B',
  evidence: '#E3E8FC',
  hatch: '#A9A89F',
  scrim: 'rgba(25, 25, 23, 0.32)',
  inverse: { main: '#191917', on: '#FFFFFF' },
  accent: { main: '#2B45C4', hover: '#1F349B', on: '#FFFFFF', tint: '#EDF0FD', edge: '#B4C0F3' },
  good: { main: '#0A6E47', hover: '#075236', on: '#FFFFFF', tint: '#E4F3EB', edge: '#A5D3BB' },
  bad: { main: '#B0232A', hover: '#8C1A20', on: '#FFFFFF', tint: '#FCEBE9', edge: '#EDB6B2' },
  warn: { main: '#825200', hover: '#643F00', on: '#FFFFFF', tint: '#FBF1DB', edge: '#E5CB92' },
};

export const darkColours: ColourTokens = {
  canvas: '#121211',
  side: '#161615',
  pane: '#191918',
  sunken: '#0E0E0D',
  raised: '#232321',
  hover: '#22221F',
  line: '#2B2B29',
  line2: '#3D3D3A',
  control: '#76756E',
  ink: '#ECEBE6',
  ink2: '#BEBDB6',
  ink3: '#96958D',
  evidence: '#232B4A',
  hatch: '#6A6962',
  scrim: 'rgba(0, 0, 0, 0.55)',
  inverse: { main: '#ECEBE6', on: '#191918' },
  accent: { main: '#93A5FF', hover: '#B3C0FF', on: '#10142B', tint: '#20263F', edge: '#46548F' },
  good: { main: '#5DC595', hover: '#82D6AF', on: '#0B1F16', tint: '#16281F', edge: '#2C5B45' },
  bad: { main: '#FF8F85', hover: '#FFB0A9', on: '#2A0E0C', tint: '#331B19', edge: '#7A3A35' },
  warn: { main: '#E5B351', hover: '#EFC97F', on: '#241A06', tint: '#2D2412', edge: '#6B5423' },
};
