import { styled } from '@mui/material/styles';

interface LetterBadgeProps {
  readonly letter: string;
  /** Filled means the current response, outlined another. */
  readonly current?: boolean;
  /** Pixels; 18 in heads, 16 in meters and rows. */
  readonly size?: number;
}

/**
 * Responses have letters, not colours. The badge is a picture of a letter that a word
 * beside it names, so it is hidden from screen readers.
 */
export function LetterBadge({ letter, current = false, size = 18 }: LetterBadgeProps) {
  return (
    <Badge aria-hidden data-current={current || undefined} style={{ width: size, height: size }}>
      {letter}
    </Badge>
  );
}

const Badge = styled('span')(({ theme }) => ({
  display: 'inline-flex',
  alignItems: 'center',
  justifyContent: 'center',
  flex: 'none',
  boxSizing: 'border-box',
  borderRadius: 3,
  border: `1px solid ${theme.vars.palette.control}`,
  fontFamily: theme.typography.fontFamily,
  fontSize: '0.6562rem',
  lineHeight: 1,
  fontWeight: 650,
  color: theme.vars.palette.text.secondary,
  backgroundColor: theme.vars.palette.background.paper,
  '&[data-current]': {
    color: theme.vars.palette.inverse.contrastText,
    backgroundColor: theme.vars.palette.inverse.main,
    borderColor: theme.vars.palette.inverse.main,
  },
  '@media (forced-colors: active)': {
    '&[data-current]': {
      forcedColorAdjust: 'none',
      color: 'Canvas',
      backgroundColor: 'CanvasText',
      borderColor: 'CanvasText',
    },
  },
}));
