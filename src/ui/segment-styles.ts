import type { CSSObject, Theme } from '@mui/material/styles';

/** The look of the segmented bar: frame, separators, and each tone once chosen. */
export function segmentStyles(theme: Theme): CSSObject {
  const { palette } = theme.vars;
  return {
    display: 'inline-flex',
    boxSizing: 'border-box',
    border: `1px solid ${palette.control}`,
    borderRadius: 4,
    backgroundColor: palette.background.paper,
    '&[aria-disabled]': { borderColor: palette.line2, color: palette.text.disabled },
    '& > label': {
      ...theme.typography.button,
      position: 'relative',
      display: 'inline-flex',
      alignItems: 'center',
      justifyContent: 'center',
      boxSizing: 'border-box',
      gap: 6,
      minWidth: 24,
      minHeight: '1.625rem',
      padding: '0 8px',
      fontWeight: 400,
      color: palette.text.secondary,
      cursor: 'pointer',
      userSelect: 'none',
      transition: `background-color ${theme.transitions.duration.shortest}ms`,
      '&:first-of-type': { borderRadius: '3px 0 0 3px' },
      '&:last-of-type': { borderRadius: '0 3px 3px 0' },
      '&:hover:not([data-chosen])': { backgroundColor: palette.action.hover },
    },
    '& > label + label': { borderLeft: `1px solid ${palette.line2}` },
    // A chosen segment's frame lies over the separators and the bar's own edge.
    '& > label[data-chosen]': { fontWeight: 600, zIndex: 1, transition: 'none' },
    '& > label[data-chosen]::after': {
      content: '""',
      position: 'absolute',
      inset: -1,
      borderRadius: 'inherit',
      // A shadow, since a border of 1.5 px is drawn as 1 px.
      boxShadow: 'inset 0 0 0 1.5px currentColor',
      pointerEvents: 'none',
    },
    '& > label:has(input:focus-visible)': { ...theme.focusVisible, zIndex: 2 },
    '& input': {
      position: 'absolute',
      inset: 0,
      width: '100%',
      height: '100%',
      margin: 0,
      opacity: 0,
      cursor: 'inherit',
    },
    '& [data-slot]': {
      display: 'inline-flex',
      justifyContent: 'center',
      flex: 'none',
      width: '0.9375rem',
    },
    '& [data-word]': {
      display: 'inline-grid',
      justifyItems: 'center',
      whiteSpace: 'nowrap',
      // As wide as the bold word, so that choosing moves nothing.
      '&::after': {
        content: 'attr(data-word) / ""',
        height: 0,
        overflow: 'hidden',
        visibility: 'hidden',
        fontWeight: 600,
      },
    },
    // A level that is only a number needs no slot and little room.
    '& > label:not(:has([data-slot]))': { padding: '0 4px' },
    '& [data-detail]': { color: 'inherit', fontWeight: 400 },
    '&[data-layout="fill"]': { display: 'flex', '& > label': { flex: '1 1 0', padding: '0 4px' } },
    '&[data-layout="list"]': {
      display: 'flex',
      flexDirection: 'column',
      '& > label': {
        minHeight: '1.5rem',
        justifyContent: 'flex-start',
        padding: '2px 9px',
        gap: 9,
        borderRadius: 0,
      },
      '& > label + label': { borderLeft: 0, borderTop: `1px solid ${palette.divider}` },
      '& [data-word]': { fontVariantNumeric: 'tabular-nums', fontWeight: 500 },
    },
    ...chosen(theme),
  };
}

function chosen(theme: Theme): CSSObject {
  const { palette } = theme.vars;
  const framed = (icon: string): CSSObject => ({
    color: palette.text.primary,
    backgroundColor: palette.surface.sunken,
    '& svg': { color: icon },
  });
  const solid = (colour: 'primary' | 'error'): CSSObject => ({
    color: palette[colour].contrastText,
    backgroundColor: palette[colour].main,
    '&::after': { boxShadow: `inset 0 0 0 1.5px ${palette[colour].main}` },
  });
  const tinted = (colour: 'success' | 'warning'): CSSObject => ({
    color: palette[colour].main,
    backgroundColor: palette[colour].tint,
  });
  const tone = (name: string) => `& > label[data-chosen][data-tone="${name}"]`;
  return {
    [tone('good')]: tinted('success'),
    [tone('partly')]: tinted('warning'),
    [tone('bad')]: framed(palette.error.main),
    [tone('neutral')]: framed(palette.text.primary),
    [tone('absent')]: framed(palette.success.main),
    [tone('accent')]: solid('primary'),
    [tone('fault')]: solid('error'),
    '@media (forced-colors: active)': {
      // Twice the class, to come before the tones.
      '&& > label[data-chosen][data-tone]': {
        forcedColorAdjust: 'none',
        color: 'SelectedItemText',
        backgroundColor: 'SelectedItem',
        '& svg': { color: 'inherit' },
        '&::after': { border: '2px solid CanvasText' },
      },
    },
  };
}
