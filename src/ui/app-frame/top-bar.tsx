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
        <Names>
          {project}
          {title && (
            <>
              <Slash aria-hidden>/</Slash>
              <h1>{title}</h1>
            </>
          )}
        </Names>
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
  columnGap: 16,
  rowGap: 6,
  boxSizing: 'border-box',
  minWidth: 0,
  padding: '6px 16px',
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
}));

/** One line high: a detail that does not fit beside the whole names wraps out of sight. */
const Place = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  columnGap: 10,
  rowGap: 16,
  flex: '1 1 15rem',
  minWidth: 0,
  height: '1.75rem',
  overflow: 'clip',
  // The ring of the project's button stays whole.
  overflowClipMargin: 8,
});

const Names = styled('div')(({ theme }) => ({
  // Both names get the same room until one is whole: a short name is never cut for a long one.
  display: 'grid',
  gridAutoFlow: 'column',
  gridAutoColumns: 'minmax(0, max-content)',
  alignItems: 'center',
  gap: 10,
  flex: '0 1 auto',
  minWidth: 0,
  maxWidth: '100%',
  height: '1.75rem',
  '& > button': { minWidth: 0 },
  '& > h1': {
    ...theme.typography.body2,
    minWidth: 0,
    margin: 0,
    fontWeight: 600,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  // A screen that fills no title leaves no slash behind.
  '& > h1:has(> :empty), & > span:has(+ h1 > :empty)': { display: 'none' },
}));

const Slash = styled('span')(({ theme }) => ({
  color: theme.vars.palette.line2,
}));

const Detail = styled('span')(({ theme }) => ({
  ...theme.typography.cell,
  flex: 'none',
  color: theme.vars.palette.text.disabled,
  whiteSpace: 'nowrap',
}));

const Right = styled('div')({
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  flex: 'none',
  // Where it wraps, the search and the account stay at the edge where they always are.
  marginLeft: 'auto',
  '@media (max-width: 1279px)': { gap: 8 },
});
