import Popover from '@mui/material/Popover';
import { styled } from '@mui/material/styles';
import { ArrowUp, Check, GitCompare, HardDrive, TriangleAlert } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

import { Icon } from '#ui/icon.tsx';
import { clockTime } from '#ui/relative-time.ts';

import type { SyncChange } from './sync-state.ts';

interface SyncChangesProps {
  readonly anchor: HTMLElement;
  readonly changes: readonly SyncChange[];
  readonly actions?: ReactNode;
  readonly onClose: () => void;
}

/** The list of changes with their times and where each one is. */
export function SyncChanges({ anchor, changes, actions, onClose }: SyncChangesProps) {
  return (
    <Popover
      open
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
      transformOrigin={{ vertical: -6, horizontal: 'right' }}
      slotProps={{ paper: { role: 'dialog', 'aria-label': 'Changes' } }}
    >
      <List>
        {changes.map((change) => {
          const place = places[change.state];
          return (
            <li key={change.id}>
              <span>{change.what}</span>
              <time dateTime={new Date(change.at).toISOString()}>{clockTime(change.at)}</time>
              <span data-state={change.state}>
                <Icon of={place.icon} size={14} /> {place.words}
              </span>
            </li>
          );
        })}
        {changes.length === 0 && <li>Everything is saved on the server.</li>}
      </List>
      {actions && <Foot>{actions}</Foot>}
    </Popover>
  );
}

const places: Readonly<Record<SyncChange['state'], { icon: LucideIcon; words: string }>> = {
  saved: { icon: Check, words: 'saved' },
  sending: { icon: ArrowUp, words: 'sending' },
  kept: { icon: HardDrive, words: 'kept here' },
  differs: { icon: GitCompare, words: 'differs' },
  'not-saved': { icon: TriangleAlert, words: 'only in this tab' },
};

const List = styled('ul')(({ theme }) => ({
  ...theme.typography.cell,
  width: 380,
  maxHeight: 360,
  margin: 0,
  padding: '4px 16px',
  overflow: 'auto',
  listStyle: 'none',
  '& li': {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto 104px',
    alignItems: 'center',
    columnGap: 12,
    minHeight: 34,
  },
  '& li + li': { borderTop: `1px solid ${theme.vars.palette.divider}` },
  '& time': { color: theme.vars.palette.text.disabled, fontVariantNumeric: 'tabular-nums' },
  '& [data-state]': { display: 'flex', alignItems: 'center', gap: 6 },
  '& [data-state="saved"]': { color: theme.vars.palette.success.main },
  '& [data-state="kept"]': { color: theme.vars.palette.warning.main },
  '& [data-state="differs"], & [data-state="not-saved"]': {
    color: theme.vars.palette.error.main,
  },
}));

const Foot = styled('div')(({ theme }) => ({
  display: 'flex',
  gap: 8,
  padding: '10px 16px',
  backgroundColor: theme.vars.palette.surface.side,
  borderTop: `1px solid ${theme.vars.palette.divider}`,
}));
