import type { Theme } from '@mui/material/styles';

/** Evidence, its numbers, hits of the search, differing words and the pulse of a jump. */
export function markStyles(theme: Theme) {
  const { palette } = theme.vars;
  const { typography } = theme;
  return {
    '& mark, & [data-formula][data-tone]': {
      color: 'inherit',
      backgroundColor: 'transparent',
      borderBottom: `1px solid ${palette.control}`,
      cursor: 'pointer',
    },
    '& mark[data-tone="current"], & [data-formula][data-tone="current"]': {
      backgroundColor: palette.evidence,
      borderBottom: `1.5px solid ${palette.primary.main}`,
    },
    '& mark[data-tone="error"], & [data-formula][data-tone="error"]': {
      backgroundColor: palette.error.tint,
      borderBottom: `1.5px solid ${palette.error.main}`,
    },
    '& [data-glued]': { whiteSpace: 'nowrap' },
    '& button[data-highlight]': {
      all: 'unset',
      boxSizing: 'border-box',
      display: 'inline-flex',
      alignItems: 'center',
      justifyContent: 'center',
      minWidth: 15,
      height: 15,
      padding: '0 3px',
      marginInlineStart: 3,
      verticalAlign: '0.06em',
      fontFamily: typography.fontFamily,
      fontSize: '0.6562rem',
      fontWeight: 600,
      lineHeight: 1,
      cursor: 'pointer',
      borderRadius: 3,
      border: `1px solid ${palette.control}`,
      color: palette.text.secondary,
      backgroundColor: palette.background.default,
      userSelect: 'none',
      '&:focus-visible': { outline: `2px solid ${palette.primary.main}`, outlineOffset: 2 },
      '&[data-filled]': {
        color: palette.primary.contrastText,
        backgroundColor: palette.primary.main,
        borderColor: palette.primary.main,
      },
      '&[data-filled][data-number="error"]': {
        color: palette.error.contrastText,
        backgroundColor: palette.error.main,
        borderColor: palette.error.main,
      },
    },
    '& [data-generated]': { userSelect: 'none' },
    '& [data-mark="found"]': {
      backgroundColor: palette.surface.sunken,
      boxShadow: `0 0 0 1px ${palette.control}`,
      borderRadius: 2,
    },
    '& [data-mark="found-current"]': {
      backgroundColor: palette.background.paper,
      boxShadow: `0 0 0 2px ${palette.primary.main}`,
      borderRadius: 2,
    },
    '& [data-mark="differs"]': {
      backgroundColor: palette.warning.tint,
      boxShadow: `inset 0 -1px 0 ${palette.warning.edge}`,
    },
    '& [data-pulse]': { animation: 'evidence-pulse 600ms ease-out 1' },
    '@keyframes evidence-pulse': {
      '0%, 60%': { outline: `2px solid ${palette.primary.main}`, outlineOffset: 2 },
      '100%': { outline: '2px solid transparent', outlineOffset: 2 },
    },
    '@media (prefers-reduced-motion: reduce)': {
      '& [data-pulse]': { animation: 'none', outline: `2px solid ${palette.primary.main}` },
    },
  } as const;
}
