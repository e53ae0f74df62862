import type { TypographyVariantsOptions } from '@mui/material/styles';

/**
 * Serif is what is judged, sans is the instrument, mono is identifiers, keys and code.
 * The metric-matched fallbacks come second so that nothing shifts when the face arrives;
 * the CJK faces come last so that Latin letters and digits stay those of the first.
 */
export const sans =
  "'Inter Variable', 'Inter Fallback', 'Noto Sans CJK SC', 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', system-ui, sans-serif";
export const serif =
  "'Source Serif 4 Variable', 'Source Serif 4 Fallback', 'Noto Serif CJK SC', 'Noto Serif SC', 'Songti SC', SimSun, Georgia, serif";
export const mono =
  "'JetBrains Mono Variable', 'JetBrains Mono Fallback', 'Noto Sans Mono CJK SC', ui-monospace, monospace";

export const typography: TypographyVariantsOptions = {
  fontFamily: sans,
  fontSize: 13,
  fontWeightRegular: 400,
  fontWeightMedium: 500,
  fontWeightBold: 600,
  h1: interfaceText(22, 28, 600),
  h2: interfaceText(17, 24, 600),
  body1: interfaceText(13.5, 19, 500),
  body2: interfaceText(13, 20, 400),
  subtitle2: interfaceText(12.5, 18, 600),
  caption: interfaceText(12, 18, 400),
  button: { ...interfaceText(12.5, 16, 500), textTransform: 'none' },
  claim: interfaceText(14, 21, 400),
  cell: interfaceText(12.5, 18, 400),
  meta: interfaceText(12, 18, 400),
  columnHead: interfaceText(11.5, 16, 500),
  axis: interfaceText(11, 16, 400),
  figure: { ...interfaceText(22, 28, 600), fontVariantNumeric: 'tabular-nums' },
  reading: evidenceText(14.5, 23),
  readingWide: evidenceText(15, 24),
  readingNarrow: evidenceText(13.5, 21),
  prompt: evidenceText(14, 21),
  quote: evidenceText(13, 17),
  quoteLong: evidenceText(14, 20),
  code: monoText(12, 18),
  editor: monoText(12.5, 21),
  locator: monoText(11.5, 16),
};

/** Sizes are written in rem, so that the browser's own text size is obeyed. */
function size(pixels: number, linePixels: number) {
  return { fontSize: `${pixels / 16}rem`, lineHeight: linePixels / pixels };
}

function interfaceText(pixels: number, linePixels: number, weight: number) {
  return {
    fontFamily: sans,
    fontWeight: weight,
    ...size(pixels, linePixels),
    letterSpacing: pixels >= 15 ? '-0.012em' : '-0.003em',
  };
}

function evidenceText(pixels: number, linePixels: number) {
  return {
    fontFamily: serif,
    fontWeight: 400,
    ...size(pixels, linePixels),
    letterSpacing: 0,
    fontOpticalSizing: 'auto' as const,
  };
}

function monoText(pixels: number, linePixels: number) {
  return {
    fontFamily: mono,
    fontWeight: 400,
    ...size(pixels, linePixels),
    letterSpacing: 0,
    fontFeatureSettings: '"calt" 0',
  };
}
