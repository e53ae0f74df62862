import { styled } from '@mui/material/styles';

/** Matrix at the left, the verdict that is decided at the right. */
export const Columns = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) 396px',
  gridTemplateRows: 'minmax(0, 1fr)',
  height: '100%',
  '& > section': {
    display: 'flex',
    flexDirection: 'column',
    minHeight: 0,
    minWidth: 0,
    backgroundColor: theme.vars.palette.surface.side,
  },
  '& > section + section': { borderLeft: `1px solid ${theme.vars.palette.divider}` },
  '@media (max-width: 1279px)': { gridTemplateColumns: 'minmax(0, 1fr) 340px' },
}));

export const Head = styled('div')(({ theme }) => ({
  ...theme.typography.cell,
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 12,
  padding: '6px 16px',
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  '& b': { fontWeight: 600 },
  '& span': { color: theme.vars.palette.text.secondary },
  '& > :last-child': { marginLeft: 'auto' },
}));

export const Foot = styled('div')(({ theme }) => ({
  ...theme.typography.cell,
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'space-between',
  gap: 8,
  marginTop: 'auto',
  padding: '8px 16px',
  borderTop: `1px solid ${theme.vars.palette.divider}`,
  '& > span': { display: 'flex', flexWrap: 'wrap', columnGap: 8 },
  '& > button': { flexShrink: 0 },
}));
