import { styled } from '@mui/material/styles';

/** Sections one below the other, in a column that is comfortable to read. */
export const AccountPage = styled('div')(({ theme }) => ({
  ...theme.typography.body2,
  boxSizing: 'border-box',
  height: '100%',
  padding: '8px 24px 48px',
  overflowY: 'auto',
  '&:focus-visible': { outlineOffset: -2 },
  '@media print': { height: 'auto', padding: 0, overflow: 'visible' },
  '& > *': { maxWidth: 760 },
  '& > [data-wide]': { maxWidth: 1180 },
  '& > section': {
    padding: '16px 0 20px',
    borderBottom: `1px solid ${theme.vars.palette.divider}`,
  },
  '& > section:last-of-type': { borderBottom: 0 },
  '& h2': { ...theme.typography.subtitle2, margin: '0 0 6px' },
  '& p': { margin: '0 0 12px', color: theme.vars.palette.text.secondary },
  '& form': { display: 'grid', gap: 12, justifyItems: 'start', maxWidth: 360 },
  '& form > div': { width: '100%' },
  '& ul': { margin: '0 0 12px', paddingLeft: 20 },
  '& [role=status]': { ...theme.typography.meta, color: theme.vars.palette.text.secondary },
  '& [data-fault]': { ...theme.typography.meta, color: theme.vars.palette.error.main },
  '& [data-fault]:empty': { display: 'none' },
}));
