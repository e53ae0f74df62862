import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';

interface TopBarProps {
  readonly project: ReactNode;
  readonly title?: ReactNode;
  readonly detail?: ReactNode;
  readonly right?: ReactNode;
}

export function TopBar({ project, title, detail, right }: TopBarProps) {
  return (
    <Bar>
      <Place>
        {project}
        {title && (
          <>
            <Slash aria-hidden>/</Slash>
            <h1>{title}</h1>
          </>
        )}
        {detail && <Detail>{detail}</Detail>}
      </Place>
      <Right>{right}</Right>
    </Bar>
  );
}

const Bar = styled('header')(({ theme }) => ({
  display: 'flex',
  // Wraps only at a large text size; before that the title is cut.
  flexWrap: 'wrap',
  alignItems: 'center',
  justifyContent: 'space-between',
  gap: 16,
  boxSizing: 'border-box',
  minWidth: 0,
  padding: '0 16px',
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
}));

const Place = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 10,
  flex: '1 1 15rem',
  minWidth: 0,
  '& > *': { flex: 'none' },
  '& > h1': {
    ...theme.typography.body2,
    flex: '0 1 auto',
    minWidth: '5rem',
    margin: 0,
    fontWeight: 600,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
}));

const Slash = styled('span')(({ theme }) => ({ color: theme.vars.palette.line2 }));

const Detail = styled('span')(({ theme }) => ({
  ...theme.typography.cell,
  '&&': { flex: '0 3 auto' },
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  color: theme.vars.palette.text.disabled,
  whiteSpace: 'nowrap',
}));

const Right = styled('div')({ display: 'flex', alignItems: 'center', gap: 12, flex: 'none' });
