import { styled } from '@mui/material/styles';

/** A page that scrolls as a whole: a head, then what it is about. */
export const ReportPage = styled('div')(({ theme }) => ({
  ...theme.typography.body2,
  boxSizing: 'border-box',
  height: '100%',
  padding: '16px 16px 32px',
  overflowY: 'auto',
  '@media print': { height: 'auto', padding: 0, overflow: 'visible' },
  '& h2': { ...theme.typography.subtitle2, margin: '0 0 8px' },
  '& > p': { maxWidth: '68ch', margin: '0 0 12px', color: theme.vars.palette.text.secondary },
  '& [data-bar]': { display: 'flex', flexWrap: 'wrap', gap: 8, margin: '0 0 12px' },
  '& [data-fault]': { ...theme.typography.meta, color: theme.vars.palette.error.main },
}));
