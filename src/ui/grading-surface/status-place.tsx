import { styled } from '@mui/material/styles';
import { Suspense } from 'react';
import { patientLazy } from '#ui/patient-lazy.ts';
import type { PaneCapacity } from './pane-capacity.ts';

const StatusBar = patientLazy(async () => ({
  default: (await import('./status-bar.tsx')).StatusBar,
}));

/** The foot of the reading zone. It has its height at once; what stands in it may come later. */
export function StatusPlace({ capacity }: { readonly capacity: PaneCapacity }) {
  return (
    <Bar>
      <Suspense fallback={null}>
        <StatusBar capacity={capacity} />
      </Suspense>
    </Bar>
  );
}

const Bar = styled('footer')(({ theme }) => ({
  ...theme.typography.meta,
  display: 'flex',
  alignItems: 'center',
  gap: 14,
  flex: 'none',
  boxSizing: 'border-box',
  height: 28,
  padding: '0 12px 0 16px',
  overflow: 'hidden',
  whiteSpace: 'nowrap',
  color: theme.vars.palette.text.secondary,
  backgroundColor: theme.vars.palette.background.default,
  borderTop: `1px solid ${theme.vars.palette.divider}`,
  '& .MuiFormControlLabel-root': { marginRight: 0, marginLeft: -4 },
  '& .MuiFormControlLabel-label': theme.typography.meta,
  '& .MuiCheckbox-root': { padding: 4, '& svg': { fontSize: 16 } },
  '& [data-note]': {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    color: theme.vars.palette.text.disabled,
  },
  '& [data-note]:empty': { display: 'none' },
  '& [data-end]': { display: 'flex', alignItems: 'center', gap: 4, marginLeft: 'auto' },
  '& [data-zoom]': { minWidth: 40, textAlign: 'center', fontVariantNumeric: 'tabular-nums' },
}));
