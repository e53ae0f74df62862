import { styled } from '@mui/material/styles';

/** A link or button whose dotted line means: opens the items behind this number. */
export const OpensItems = styled('a')(({ theme }) => ({
  font: 'inherit',
  padding: 0,
  border: 0,
  color: 'inherit',
  background: 'none',
  cursor: 'pointer',
  textAlign: 'inherit',
  textDecoration: `underline dotted ${theme.vars.palette.control} 1px`,
  textUnderlineOffset: 4,
  fontVariantNumeric: 'tabular-nums',
  '&:hover': { color: theme.vars.palette.primary.main, textDecorationColor: 'currentColor' },
}));
