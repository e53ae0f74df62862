import { styled } from '@mui/material/styles';

/** Looks like a link and acts on this page: goes to a place, or shows more. */
export const LinkButton = styled('button')(({ theme }) => ({
  margin: 0,
  padding: 0,
  border: 0,
  borderRadius: 2,
  font: 'inherit',
  verticalAlign: 'baseline',
  color: theme.vars.palette.primary.main,
  background: 'none',
  textDecoration: 'underline',
  textDecorationColor: theme.vars.palette.primary.edge,
  textUnderlineOffset: 3,
  cursor: 'pointer',
  '&:hover': { textDecorationColor: 'currentColor' },
}));
