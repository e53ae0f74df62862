import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { styled } from '@mui/material/styles';
import { useMemo, useSyncExternalStore } from 'react';
import { formatPercent } from '#ui/format-number.ts';
import { recorderOf, subscribeToOrigins } from './origin-recorders.ts';
import type { KnownOrigin } from './record-origins.ts';
import { useSurface } from './surface-context.tsx';

interface OriginNoteProps {
  /** The draft field of the text. */
  readonly field: string;
  /** Beneath the editor it stands in a bar of its own. */
  readonly bar?: boolean;
}

/** What is recorded of where a text comes from, once not all of it is typed. */
export function OriginNote({ field, bar = false }: OriginNoteProps) {
  const surface = useSurface();
  const subscribe = useMemo(
    () => (listener: () => void) => subscribeToOrigins(surface, listener),
    [surface],
  );
  const known = useSyncExternalStore(subscribe, () => recorderOf(surface)?.known(field) ?? null);
  if (known === null || known.total === 0 || known.total === known.typed) return null;
  if (known.typed === 0 && known.kept === known.total) return null;
  return (
    <Note data-bar={bar || undefined}>
      <span>Recorded: {words(known)}</span>
      {(known.outside > 0 || known.modelHelped) && (
        <FormControlLabel
          label="A model helped"
          control={
            <Checkbox
              size="small"
              checked={known.modelHelped}
              onChange={(event) => recorderOf(surface)?.setModelHelped(field, event.target.checked)}
            />
          }
        />
      )}
    </Note>
  );
}

function words(known: KnownOrigin): string {
  const parts: readonly [number, string][] = [
    [known.typed, 'typed'],
    [known.kept, 'kept of the response'],
    [known.app, 'from this task'],
    [known.outside, 'pasted from outside'],
    [known.model, 'with a model'],
  ];
  return parts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${formatPercent(count / known.total)} ${word}`)
    .join(', ');
}

const Note = styled('div')(({ theme }) => ({
  ...theme.typography.meta,
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  justifyContent: 'space-between',
  columnGap: 12,
  minHeight: 24,
  color: theme.vars.palette.text.secondary,
  '& .MuiFormControlLabel-root': { margin: 0 },
  '& .MuiFormControlLabel-label': theme.typography.meta,
  '&[data-bar]': {
    padding: '2px 16px',
    borderTop: `1px solid ${theme.vars.palette.divider}`,
    backgroundColor: theme.vars.palette.surface.side,
  },
}));
