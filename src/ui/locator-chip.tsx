import ButtonBase from '@mui/material/ButtonBase';
import { styled, type Theme } from '@mui/material/styles';

interface LocatorChipProps {
  /** `¶ 3`, `Table 1, row 3`, `p. 12`, `Bridge!C14`, `Step 7`. */
  readonly locator: string;
  /** Goes to the place; without it the chip is only text. */
  readonly onGo?: () => void;
  /** What the place is, for the button's name: `Evidence for 4`. */
  readonly what?: string;
}

export function LocatorChip({ locator, onGo, what }: LocatorChipProps) {
  if (!onGo) return <Plain>{locator}</Plain>;
  return (
    <Go onClick={onGo} aria-label={what ? `${what}, ${locator}` : locator}>
      {locator}
    </Go>
  );
}

const look = ({ theme }: { theme: Theme }) => ({
  ...theme.typography.locator,
  display: 'inline-flex',
  alignItems: 'center',
  boxSizing: 'border-box' as const,
  flex: 'none',
  minHeight: 18,
  padding: '0 5px',
  borderRadius: 3,
  whiteSpace: 'nowrap' as const,
  color: theme.vars.palette.primary.main,
  backgroundColor: theme.vars.palette.primary.tint,
  '@media (forced-colors: active)': { border: '1px solid CanvasText' },
});

const Plain = styled('code')(look);

const Go = styled(ButtonBase)(({ theme }) => ({
  ...look({ theme }),
  position: 'relative',
  // The target is 24 high though the chip is 18.
  '&::before': { content: '""', position: 'absolute', inset: '-3px 0' },
  '&:hover': { textDecoration: 'underline' },
}));
