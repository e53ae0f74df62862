import ButtonBase from '@mui/material/ButtonBase';
import { styled } from '@mui/material/styles';
import { ArrowUp, Check, CloudOff, GitCompare, HardDrive, TriangleAlert } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { Suspense, useState, type ReactNode } from 'react';

import { Icon } from '#ui/icon.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';

import { patientLazy } from '#ui/patient-lazy.ts';
import { syncWords, type SyncChange, type SyncKind, type SyncState } from './sync-state.ts';
import { useSpokenState } from './use-spoken-state.ts';

// The list is behind a click; the shell does not wait for the popover's code.
const SyncChanges = patientLazy(async () => ({
  default: (await import('./sync-changes.tsx')).SyncChanges,
}));

interface SyncStatusProps {
  readonly state: SyncState;
  /** Newest first; empty means that everything before is saved. */
  readonly changes?: readonly SyncChange[];
  /** What can be done about the state, shown under the list. */
  readonly actions?: ReactNode;
}

/** The sync status in the top bar: a slot of fixed width that always tells the truth. */
export function SyncStatus({ state, changes = [], actions }: SyncStatusProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { lead, rest } = syncWords(state);
  const saying = useSpokenState(state.kind);
  return (
    <Slot>
      <div role="status" aria-label="Sync" aria-live="off">
        <State
          data-kind={state.kind}
          aria-haspopup="dialog"
          aria-expanded={anchor !== null}
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          <Icon of={icons[state.kind]} size={14} />
          <span>
            {lead}
            {rest && <span data-rest=""> {rest}</span>}
          </span>
        </State>
      </div>
      <VisuallyHidden aria-live={state.kind === 'not-saved' ? 'assertive' : 'polite'}>
        {saying}
      </VisuallyHidden>
      {anchor && (
        <Suspense fallback={null}>
          <SyncChanges
            anchor={anchor}
            changes={changes}
            actions={actions}
            onClose={() => setAnchor(null)}
          />
        </Suspense>
      )}
    </Slot>
  );
}

const icons: Readonly<Record<SyncKind, LucideIcon>> = {
  saved: Check,
  saving: ArrowUp,
  kept: HardDrive,
  offline: CloudOff,
  conflict: GitCompare,
  'not-saved': TriangleAlert,
};

const Slot = styled('div')({
  position: 'relative',
  display: 'flex',
  flex: 'none',
  width: '14.375rem',
  '@media (max-width: 1279px)': { width: '12.75rem' },
  justifyContent: 'flex-end',
  '& > [role="status"]': { minWidth: 0 },
});

const State = styled(ButtonBase)(({ theme }) => {
  const box = (colour: 'warning' | 'error') => ({
    color: theme.vars.palette[colour].main,
    backgroundColor: theme.vars.palette[colour].tint,
    borderColor: theme.vars.palette[colour].edge,
  });
  return {
    ...theme.typography.caption,
    boxSizing: 'border-box',
    maxWidth: '100%',
    minHeight: '1.625rem',
    padding: '0 7px',
    gap: 6,
    border: '1px solid transparent',
    borderRadius: 4,
    fontWeight: 500,
    whiteSpace: 'nowrap',
    color: theme.vars.palette.text.secondary,
    '& > span': {
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      fontVariantNumeric: 'tabular-nums',
    },
    '& svg': { flex: 'none' },
    '&:hover': { backgroundColor: theme.vars.palette.action.hover },
    '&[data-kind="saved"] [data-rest], &[data-kind="saving"] [data-rest], &[data-kind="kept"] [data-rest]':
      { fontWeight: 400, color: theme.vars.palette.text.disabled },
    '&[data-kind="offline"]': box('warning'),
    '&[data-kind="conflict"]': box('error'),
    '&[data-kind="not-saved"]': {
      color: theme.vars.palette.error.contrastText,
      backgroundColor: theme.vars.palette.error.main,
      borderColor: theme.vars.palette.error.main,
      '@media (forced-colors: active)': { borderColor: 'LinkText' },
    },
  };
});
