import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState, type KeyboardEvent } from 'react';
import type { DraftRevision } from '#queries/draft-revisions.ts';
import { versionOrigin, versionTime } from './version-words.ts';

interface VersionListProps {
  readonly versions: readonly DraftRevision[];
  readonly chosen: number | null;
  readonly onChoose: (revision: number) => void;
  /** Null where all are listed. */
  readonly onOlder: (() => void) | null;
  readonly loadingOlder: boolean;
}

/** Versions, newest first: one stop of Tab, and the arrows go from one to the next. */
export function VersionList({ versions, chosen, onChoose, ...older }: VersionListProps) {
  const [now] = useState(() => Date.now());
  const stop = versions.some((each) => each.revision === chosen) ? chosen : versions[0]?.revision;
  return (
    <Column>
      <ol aria-label="Versions, newest first">
        {versions.map((version) => (
          <li key={version.revision}>
            <button
              type="button"
              aria-current={version.revision === chosen}
              tabIndex={version.revision === stop ? 0 : -1}
              onClick={() => onChoose(version.revision)}
              onKeyDown={moveFocus}
            >
              <time dateTime={version.savedAt}>{versionTime(version.savedAt, now)}</time>
              <span>{versionOrigin(version)}</span>
            </button>
          </li>
        ))}
      </ol>
      {older.onOlder && (
        <Button size="small" loading={older.loadingOlder} onClick={older.onOlder}>
          Show older
        </Button>
      )}
    </Column>
  );
}

const steps = new Map<string, (at: number, count: number) => number>([
  ['ArrowDown', (at, count) => Math.min(at + 1, count - 1)],
  ['ArrowUp', (at) => Math.max(at - 1, 0)],
  ['Home', () => 0],
  ['End', (_, count) => count - 1],
]);

function moveFocus(event: KeyboardEvent<HTMLButtonElement>): void {
  const step = steps.get(event.key);
  if (!step) return;
  event.preventDefault();
  const buttons = [...(event.currentTarget.closest('ol')?.querySelectorAll('button') ?? [])];
  const at = buttons.indexOf(event.currentTarget);
  buttons[step(at, buttons.length)]?.focus();
}

const Column = styled('div')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  gap: 8,
  minHeight: 0,
  overflow: 'auto',
  padding: '0 12px 12px',
  borderRight: `1px solid ${theme.vars.palette.divider}`,
  '& ol': { margin: 0, padding: 0, listStyle: 'none' },
  '& ol button': {
    all: 'unset',
    display: 'grid',
    boxSizing: 'border-box',
    width: '100%',
    minHeight: 44,
    alignContent: 'center',
    padding: '4px 10px',
    borderRadius: 4,
    cursor: 'pointer',
    '&:hover': { backgroundColor: theme.vars.palette.action.hover },
    '&[aria-current="true"]': { backgroundColor: theme.vars.palette.primary.tint },
    '&:focus-visible': {
      outline: `2px solid ${theme.vars.palette.primary.main}`,
      outlineOffset: -2,
    },
  },
  '& time': { ...theme.typography.body2, fontVariantNumeric: 'tabular-nums' },
  '& ol span': { ...theme.typography.meta, color: theme.vars.palette.text.secondary },
}));
