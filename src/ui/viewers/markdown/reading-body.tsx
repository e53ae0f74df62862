import { styled } from '@mui/material/styles';

import { markStyles } from './mark-styles.ts';

/**
 * How evidence is set. Sizes are in em of the reading size, which the zoom scales; look of
 * marks, tables, formulas and code in one place, so that blocks carry no styles of their own.
 */
export const ReadingBody = styled('div')(({ theme }) => {
  const { palette } = theme.vars;
  const { typography } = theme;
  const size = (variant: 'reading' | 'readingWide' | 'readingNarrow') => ({
    '--reading-line': typography[variant].lineHeight,
    fontSize: `calc(${typography[variant].fontSize} * var(--reading-zoom, 1))`,
  });
  return {
    fontFamily: typography.reading.fontFamily,
    fontOpticalSizing: 'auto',
    lineHeight: 'var(--reading-line)',
    color: palette.text.primary,
    overflowWrap: 'anywhere',
    fontVariantLigatures: 'common-ligatures',
    '&[data-columns="1"]': size('readingWide'),
    '&[data-columns="2"]': size('reading'),
    '&[data-columns="3"]': size('readingNarrow'),
    '&[data-typeface="sans"]': { fontFamily: typography.fontFamily, letterSpacing: '-0.003em' },

    // Prose keeps its measure; tables and code may use the full pane.
    '& > *, & > [data-chunk] > *': { maxWidth: '34em', margin: 0, marginBottom: '0.6em' },
    '& > [data-table-frame], & > [data-chunk] > [data-table-frame], & > pre, & > [data-chunk] > pre, & > [data-display-formula], & > [data-chunk] > [data-display-formula]':
      { maxWidth: 'none' },
    '& > [data-chunk]': {
      maxWidth: 'none',
      contentVisibility: 'auto',
      // Room for focus rings and numbers, which containment would clip.
      padding: '0 8px',
      margin: '0 -8px',
    },
    '& p': { margin: '0 0 0.6em' },
    '& li > p, & blockquote > p:last-child, & td p': { margin: 0 },
    '& ul, & ol': { paddingInlineStart: '1.6em' },
    '& ul': { listStyleType: 'disc' },
    '& li': { marginBottom: '0.5em' },
    '& [data-tight] > li': { marginBottom: '0.15em' },
    '& li > ul, & li > ol': { margin: '0.15em 0 0' },
    '& li > p + *, & li > * + p': { marginTop: '0.5em' },
    '& li::marker': { color: palette.text.secondary, fontVariantNumeric: 'lining-nums' },
    '& li[data-task]': { listStyle: 'none' },
    '& li[data-task] > [data-generated]': { float: 'left', marginInlineStart: '-1.4em' },
    '& blockquote': { borderLeft: `2px solid ${palette.line2}`, paddingLeft: '0.9em' },
    '& blockquote, & hr': { marginInline: 0 },
    '& hr': { border: 0, borderTop: `1px solid ${palette.line2}`, marginBlock: '1.2em' },
    '& strong': { fontWeight: 600 },
    '& del': { color: palette.text.disabled },
    '& a': {
      color: palette.primary.main,
      textDecorationLine: 'underline',
      textDecorationColor: palette.primary.edge,
      textUnderlineOffset: '0.18em',
      '&:hover': { color: palette.primary.dark },
    },

    '& [data-depth]': { fontWeight: 600, lineHeight: 1.35, textWrap: 'balance' },
    '& * + [data-depth]': { marginTop: '1.1em' },
    '& [data-chunk] + [data-chunk] > [data-depth]': { marginTop: '1.1em' },
    '& [data-depth="1"]': { fontSize: '1.17em', marginBottom: '0.5em' },
    '& [data-depth="2"]': { fontSize: '1.1em', marginBottom: '0.45em' },
    '& [data-depth="3"]': { fontSize: '1.03em', marginBottom: '0.35em' },
    '& [data-depth="4"], & [data-depth="5"], & [data-depth="6"]': {
      fontSize: '1em',
      marginBottom: '0.3em',
    },

    '& code': {
      fontFamily: typography.code.fontFamily,
      fontSize: '0.86em',
      fontFeatureSettings: '"calt" 0',
    },
    '& :not(pre) > code': {
      padding: '0.05em 0.3em',
      borderRadius: 2,
      backgroundColor: palette.surface.sunken,
    },
    '& pre': {
      ...typography.code,
      fontSize: 'calc(0.75rem * var(--reading-zoom, 1))',
      margin: '0 0 0.9rem',
      padding: '8px 12px',
      overflowX: 'auto',
      whiteSpace: 'pre',
      overflowWrap: 'normal',
      border: `1px solid ${palette.divider}`,
      borderRadius: 2,
      backgroundColor: palette.surface.side,
      '& code': { fontSize: 'inherit' },
      '&:focus-visible': { outlineOffset: -2 },
      '--code-foreground': palette.text.primary,
      '--code-token-comment': palette.text.disabled,
      '--code-token-keyword': palette.primary.main,
      '--code-token-constant': palette.warning.main,
      '--code-token-string': palette.success.main,
      '--code-token-string-expression': palette.success.main,
      '--code-token-parameter': palette.text.primary,
      '--code-token-function': palette.text.primary,
      '--code-token-punctuation': palette.text.secondary,
      '--code-token-link': palette.primary.main,
    },
    '& [data-html]': { color: palette.text.disabled },

    '& [data-table-frame]': {
      overflowX: 'auto',
      fontFamily: typography.fontFamily,
      fontSize: 'calc(0.8125rem * var(--reading-zoom, 1))',
      lineHeight: 18 / 13,
      letterSpacing: '-0.003em',
      margin: '0.9em 0 1.1em !important',
      '&:focus-visible': { outlineOffset: -2 },
    },
    '&[data-columns="3"] [data-table-frame]': {
      fontSize: 'calc(0.75rem * var(--reading-zoom, 1))',
    },
    '& table': {
      width: '100%',
      borderCollapse: 'separate',
      borderSpacing: 0,
      borderTop: `1px solid ${palette.text.secondary}`,
      borderBottom: `1px solid ${palette.text.secondary}`,
    },
    '& th, & td': {
      padding: '4px 12px 4px 2px',
      textAlign: 'start',
      verticalAlign: 'top',
      borderBottom: `1px solid ${palette.divider}`,
      overflowWrap: 'break-word',
      '&:last-child': { paddingRight: 2 },
    },
    // What would be squeezed into a column of syllables scrolls instead.
    '& :is(th, td):not([data-numeric])': { minWidth: '5em' },
    '& [data-scrolls] :is(th, td)': { minWidth: '7em', maxWidth: '26em' },
    '& [data-scrolls] :is(th, td)[data-numeric]': { minWidth: 0 },
    '& th': { fontWeight: 400, color: palette.text.disabled, verticalAlign: 'bottom' },
    '& th strong': { fontWeight: 500 },
    '& tbody tr:last-child td': { borderBottom: 0 },
    '& [data-numeric]': {
      textAlign: 'right',
      fontVariantNumeric: 'tabular-nums lining-nums',
    },
    '& td[data-numeric]': { whiteSpace: 'nowrap' },
    '& th[data-numeric]': { paddingLeft: 12 },
    // The width of the bracket that other cells of the column end in.
    '& td[data-hang]::after': { content: '")"', visibility: 'hidden' },
    '& th[data-hang]::after': { content: '")"', visibility: 'hidden' },
    '& [data-align="right"]': { textAlign: 'right' },
    '& [data-align="center"]': { textAlign: 'center' },
    '& [data-scrolls] :is(th, td):not(* + *)': {
      position: 'sticky',
      left: 0,
      zIndex: 1,
      maxWidth: '14em',
      backgroundColor: palette.background.paper,
      borderRight: `1px solid ${palette.divider}`,
    },
    '& tr[data-tone] > *': { borderBottomColor: palette.control },
    '& tr[data-tone="current"] > *': {
      backgroundColor: `${palette.evidence} !important`,
      borderBottom: `1.5px solid ${palette.primary.main}`,
    },
    '& tr[data-tone="error"] > *': {
      backgroundColor: `${palette.error.tint} !important`,
      borderBottom: `1.5px solid ${palette.error.main}`,
    },

    ...markStyles(theme),

    '& [data-image], & [data-link="unsafe"]': {
      fontFamily: typography.fontFamily,
      fontSize: '0.86em',
      border: `1px dashed ${palette.control}`,
      borderRadius: 3,
      padding: '1px 6px',
      color: palette.text.secondary,
      boxDecorationBreak: 'clone',
      '& svg': { verticalAlign: '-0.15em' },
      '& > [data-generated]': { color: palette.text.disabled },
    },
    '& [data-link="unsafe"] > [data-generated]': {
      marginInlineStart: '0.5em',
      fontFamily: typography.code.fontFamily,
      fontSize: '0.9em',
    },
    '& [data-image]': { display: 'inline-block', maxWidth: '100%', boxSizing: 'border-box' },
    '& sup': { lineHeight: 0, fontSize: '0.75em' },
    '& button[data-note]': {
      all: 'unset',
      cursor: 'pointer',
      padding: '0 2px',
      color: palette.primary.main,
      fontFamily: typography.fontFamily,
      '&:focus-visible': { outline: `2px solid ${palette.primary.main}` },
    },
    '& [data-note-text]': {
      display: 'flex',
      gap: '0.6em',
      fontSize: '0.9em',
      color: palette.text.secondary,
      '& > [data-generated]': { flex: 'none', color: palette.text.disabled },
    },
    '& [data-display-formula]': { overflowX: 'auto', overflowY: 'hidden', padding: '0.15em 0' },
    '& .katex': { fontSize: '1.04em' },
    '& .katex-display': { margin: 0, textAlign: 'left' },
    '& .katex-display > .katex': { textAlign: 'left' },

    // Chinese, Japanese, Korean: more line, fewer characters, emphasis by weight.
    '&[data-cjk]': {
      '--reading-leading': 'calc(var(--reading-line) + 0.138)',
      lineHeight: 'var(--reading-leading)',
      lineBreak: 'strict',
      textAutospace: 'normal',
      textSpacingTrim: 'trim-start',
      overflowWrap: 'break-word',
      '& > *, & > [data-chunk] > *': { maxWidth: '38em' },
      '& em': { fontStyle: 'normal', fontWeight: 600 },
      '& [data-table-frame]': { lineHeight: 19 / 13 },
    },
    '&:lang(ja)': {
      fontFamily: `'Source Serif 4 Variable', 'Noto Serif CJK JP', ${typography.reading.fontFamily}`,
    },
    '&:lang(ko)': {
      fontFamily: `'Source Serif 4 Variable', 'Noto Serif CJK KR', ${typography.reading.fontFamily}`,
    },
    '&:lang(zh-Hant)': {
      fontFamily: `'Source Serif 4 Variable', 'Noto Serif CJK TC', ${typography.reading.fontFamily}`,
    },
  };
});
