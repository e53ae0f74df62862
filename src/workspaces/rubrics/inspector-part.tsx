import { styled } from '@mui/material/styles';

/** One block of the inspector, over a hairline. */
export const Part = styled('div')(({ theme }) => ({
  padding: '10px 16px 12px',
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  '& > header': { display: 'flex', alignItems: 'center', gap: 6, marginBottom: 8 },
  '& h2, & h3': { ...theme.typography.subtitle2, margin: 0, flex: 'none' },
  '& > header > button:first-of-type': { marginLeft: 'auto' },
  '& > header > button': { gap: 6 },
  '& p': { ...theme.typography.meta, margin: 0, color: theme.vars.palette.text.secondary },
  '& [data-findings]': {
    ...theme.typography.meta,
    padding: '0 6px',
    borderRadius: 3,
    whiteSpace: 'nowrap',
    color: theme.vars.palette.warning.main,
    backgroundColor: theme.vars.palette.warning.tint,
    '& svg': { verticalAlign: -2 },
  },
}));
