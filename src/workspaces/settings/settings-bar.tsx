import Button from '@mui/material/Button';
import Popover from '@mui/material/Popover';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { FrameSlot } from '#ui/frame-slot.tsx';
import { formatCount } from '#ui/format-number.ts';
import type { SyncState } from '#ui/sync-status/sync-state.ts';
import { SyncStatus } from '#ui/sync-status/sync-status.tsx';
import { ChangeList } from './change-list.tsx';
import { useChanges, useSettingsState, useSettingsStore } from './settings-context.tsx';

interface SettingsBarProps {
  /** Answers given under any version. */
  readonly answers: number | null;
  readonly onPublish: () => void;
}

/** What the shell shows of the settings: which version, what changed, where the edits are. */
export function SettingsBar({ answers, onPublish }: SettingsBarProps) {
  const version = useSettingsState((state) => state.base.version);
  const state = useSettingsState((each) => each.state);
  return (
    <>
      <FrameSlot name="title">Settings</FrameSlot>
      <FrameSlot name="detail">
        {state === 'published' ? '' : `v${version + 1} draft · `}v{version} in use
        {answers !== null && ` on ${formatCount(answers, 'answer')}`}
      </FrameSlot>
      <FrameSlot name="right">
        <Changes />
        <SyncStatus state={useEditsSync()} />
        <Button variant="contained" onClick={onPublish}>
          Publish v{version + 1}…
        </Button>
      </FrameSlot>
    </>
  );
}

function useEditsSync(): SyncState {
  const state = useSettingsState((each) => each.state);
  const at = useSettingsState((each) => each.at);
  switch (state) {
    case 'published':
      return { kind: 'saved', at };
    case 'kept':
      return { kind: 'kept', sending: false };
    case 'not-saved':
      return { kind: 'not-saved', reason: 'device storage refused' };
  }
}

function Changes() {
  const store = useSettingsStore();
  const changes = useChanges();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        Changes <Count>{changes.length}</Count>
      </Button>
      {anchor && (
        <Popover
          open
          anchorEl={anchor}
          onClose={() => setAnchor(null)}
          anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
          transformOrigin={{ vertical: 'top', horizontal: 'right' }}
          slotProps={{ paper: { role: 'dialog', 'aria-label': 'Changes' } }}
        >
          <Sheet tabIndex={-1}>
            <ChangeList changes={changes} />
            {changes.length > 0 && (
              <Button
                color="error"
                onClick={() => {
                  store.discard();
                  setAnchor(null);
                }}
              >
                Discard {formatCount(changes.length, 'change')}
              </Button>
            )}
          </Sheet>
        </Popover>
      )}
    </>
  );
}

const Count = styled('span')(({ theme }) => ({
  marginLeft: 6,
  fontVariantNumeric: 'tabular-nums',
  color: theme.vars.palette.text.disabled,
}));

const Sheet = styled('div')({
  display: 'grid',
  gap: 12,
  justifyItems: 'start',
  width: 340,
  maxHeight: 440,
  padding: 16,
  overflow: 'auto',
  '& p': { margin: 0 },
});
