import { styled } from '@mui/material/styles';

/** A comment or a thread: head with its place, words, what can be done. */
export const Card = styled('section')(({ theme }) => ({
  margin: '0 12px',
  padding: '8px 10px',
  borderRadius: 6,
  border: `1px solid ${theme.vars.palette.line2}`,
  backgroundColor: theme.vars.palette.background.paper,
  '& header': {
    ...theme.typography.meta,
    display: 'flex',
    alignItems: 'center',
    gap: 6,
    color: theme.vars.palette.text.secondary,
    '& b': { fontWeight: 600, color: theme.vars.palette.text.primary },
    '& > :last-child': { marginLeft: 'auto' },
  },
  '& p': {
    ...theme.typography.cell,
    margin: '4px 0',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  '& blockquote': { ...theme.typography.quote, margin: '4px 0', overflowWrap: 'anywhere' },
  '& footer': { display: 'flex', flexWrap: 'wrap', gap: 6, marginTop: 6 },
}));
