import { styled } from '@mui/material/styles';

/** A narrow page of its own, outside the shell. */
export const LinkPage = styled('main')(({ theme }) => ({
  ...theme.typography.body2,
  boxSizing: 'border-box',
  maxWidth: 440,
  minHeight: '100dvh',
  margin: '0 auto',
  padding: '12vh 40px 40px',
  '& h1': { ...theme.typography.h1, margin: '16px 0 8px' },
  '& p': { margin: '0 0 16px', color: theme.vars.palette.text.secondary },
  '& form': { display: 'grid', gap: 14 },
}));
