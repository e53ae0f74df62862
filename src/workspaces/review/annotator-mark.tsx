import { styled } from '@mui/material/styles';

/** An annotator's number in a ring: the same sign in the matrix, on the axes and beside the words. */
export const AnnotatorMark = styled('span')(({ theme }) => ({
  display: 'inline-grid',
  placeItems: 'center',
  flex: 'none',
  boxSizing: 'border-box',
  width: 18,
  height: 18,
  borderRadius: 9,
  border: `1px solid ${theme.vars.palette.control}`,
  fontFamily: theme.typography.fontFamily,
  fontSize: '0.6562rem',
  lineHeight: 1,
  fontWeight: 500,
  fontVariantNumeric: 'tabular-nums',
  color: theme.vars.palette.text.primary,
  backgroundColor: theme.vars.palette.background.paper,
}));
