import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { styled } from '@mui/material/styles';
import { useId, useMemo, useState } from 'react';
import type { Project } from '#domain/project/project.ts';
import { mergeSettings, type Choice } from '#domain/project/merge-settings.ts';
import { settingsChanges } from '#domain/project/settings-changes.ts';
import { SegmentedRadios } from '#ui/segmented-radios.tsx';
import { WordDiff } from '#ui/word-diff.tsx';
import { ChangeList } from './change-list.tsx';
import { useSettingsState } from './settings-context.tsx';
import { placeTitle } from './settings-places.ts';

interface NewerVersionDialogProps {
  readonly newer: Project;
  readonly publishedBy: string | null;
  readonly onMerge: (choices: Readonly<Record<string, Choice>>) => void;
  readonly onClose: () => void;
}

/** Somebody else published first: what they changed, and a choice where both changed the same. */
export function NewerVersionDialog({ newer, publishedBy, ...props }: NewerVersionDialogProps) {
  const id = useId();
  const base = useSettingsState((state) => state.base);
  const edited = useSettingsState((state) => state.edited);
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({});
  const { conflicts } = useMemo(
    () => mergeSettings(base.settings, edited, newer.settings),
    [base, edited, newer],
  );
  return (
    <Dialog open onClose={props.onClose} maxWidth="md" fullWidth aria-labelledby={id}>
      <DialogTitle id={id}>
        {publishedBy ?? 'Somebody else'} published v{newer.version} while you edited v
        {base.version + 1}
      </DialogTitle>
      <DialogContent>
        <p>
          Your edits are kept. They become changes on top of v{newer.version}; nothing is published
          by this.
        </p>
        <h3>What v{newer.version} changed</h3>
        <ChangeList changes={settingsChanges(base.settings, newer.settings)} />
        {conflicts.length > 0 && <h3>Both of you changed</h3>}
        {conflicts.map((conflict) => (
          <Both key={conflict.id}>
            <div data-head="">
              <b>
                {placeTitle[conflict.section]}
                {conflict.what !== placeTitle[conflict.section] && ` · ${conflict.what}`}
              </b>
              <SegmentedRadios
                label={`Which ${conflict.what} stands`}
                segments={[
                  { value: 'mine', label: 'Mine', tone: 'neutral' },
                  { value: 'theirs', label: `v${newer.version}`, tone: 'neutral' },
                ]}
                value={choices[conflict.id] ?? 'mine'}
                onChange={(choice) => setChoices({ ...choices, [conflict.id]: choice })}
              />
            </div>
            <p data-text="">
              {conflict.mine === null || conflict.theirs === null ? (
                `${conflict.mine === null ? 'You' : 'They'} removed it; the other side changed it.`
              ) : (
                <WordDiff before={conflict.theirs} after={conflict.mine} />
              )}
            </p>
          </Both>
        ))}
      </DialogContent>
      <DialogActions>
        <Button size="large" onClick={props.onClose}>
          Later
        </Button>
        <Button size="large" variant="contained" onClick={() => props.onMerge(choices)}>
          Bring together
        </Button>
      </DialogActions>
    </Dialog>
  );
}

const Both = styled('div')(({ theme }) => ({
  padding: '8px 0',
  borderTop: `1px solid ${theme.vars.palette.divider}`,
  '& [data-head]': {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: 12,
  },
  '& [data-text]': {
    ...theme.typography.code,
    maxHeight: 200,
    margin: '6px 0 0',
    overflow: 'auto',
    whiteSpace: 'pre-wrap',
  },
}));
