import { styled } from '@mui/material/styles';
import { useState } from 'react';
import type { ProjectVersion } from '#queries/project-versions.ts';
import { shortDate } from '#ui/relative-time.ts';

interface VersionListProps {
  readonly versions: readonly ProjectVersion[];
  readonly onCompare: (version: number) => void;
}

/** The latest versions; each opens what it changed. */
export function VersionList({ versions, onCompare }: VersionListProps) {
  const [now] = useState(() => Date.now());
  return (
    <List>
      <h2>Versions</h2>
      <ul>
        {versions.map((each) => (
          <li key={each.version}>
            <button
              type="button"
              aria-haspopup="dialog"
              aria-label={`Version ${each.version}: what changed`}
              onClick={() => onCompare(each.version)}
            >
              <b>v{each.version}</b>
              <span>
                {shortDate(Date.parse(each.publishedAt), now)}
                {each.publishedBy && `, ${each.publishedBy}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </List>
  );
}

const List = styled('div')(({ theme }) => ({
  ...theme.typography.meta,
  width: '100%',
  '& h2': { ...theme.typography.meta, margin: 0, fontWeight: 600 },
  '& ul': { maxHeight: 168, margin: '2px -6px 0', padding: 0, overflow: 'auto', listStyle: 'none' },
  '& button': {
    ...theme.typography.meta,
    display: 'grid',
    gridTemplateColumns: '28px minmax(0, 1fr)',
    width: '100%',
    minHeight: 24,
    alignItems: 'center',
    padding: '0 6px',
    border: 0,
    borderRadius: 4,
    textAlign: 'left',
    color: theme.vars.palette.text.secondary,
    background: 'none',
    cursor: 'pointer',
    '&:hover': { backgroundColor: theme.vars.palette.action.hover },
    '&:focus-visible': { outlineOffset: -2 },
  },
  '& b': { fontWeight: 500, color: theme.vars.palette.text.primary },
  '& button span': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
}));
