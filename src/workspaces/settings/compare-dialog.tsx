import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import { styled } from '@mui/material/styles';
import { useId, useState } from 'react';
import { settingsChanges } from '#domain/project/settings-changes.ts';
import type { ProjectVersion } from '#queries/project-versions.ts';
import { formatCount } from '#ui/format-number.ts';
import { ChangeList } from './change-list.tsx';
import { TextAgainst } from './text-against.tsx';

interface CompareDialogProps {
  readonly versions: readonly ProjectVersion[];
  readonly version: number;
  readonly onVersion: (version: number) => void;
  /** Takes an older version's settings as the edits. */
  readonly onTake: (version: ProjectVersion) => void;
  readonly onClose: () => void;
}

/** What one version changed against another, with what stands under it. */
export function CompareDialog({ versions, version, ...props }: CompareDialogProps) {
  const id = useId();
  const [against, setAgainst] = useState<number | null>(null);
  const after = versions.find((each) => each.version === version);
  const before = versions.find((each) => each.version === (against ?? version - 1));
  const newest = versions[0]?.version;
  if (!after) return null;
  const chooser = (name: string, value: number | '', onChange: (version: number) => void) => (
    <Select
      value={value}
      displayEmpty
      inputProps={{ 'aria-label': name }}
      onChange={(event) => onChange(Number(event.target.value))}
    >
      {versions.map((each) => (
        <MenuItem key={each.version} value={each.version}>
          v{each.version}
        </MenuItem>
      ))}
    </Select>
  );
  return (
    <Dialog open onClose={props.onClose} maxWidth="sm" fullWidth aria-labelledby={id}>
      <DialogTitle id={id}>What v{version} changed</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 4, alignContent: 'start' }}>
        <Ends>
          {chooser('Version', version, (next) => {
            setAgainst(null);
            props.onVersion(next);
          })}
          against
          {chooser('Compared with', before?.version ?? '', setAgainst)}
          <span>
            {formatCount(after.annotations, 'answer')} and{' '}
            {formatCount(after.openAssignments, 'open assignment')} under v{version}
          </span>
        </Ends>
        {before ? (
          <>
            <ChangeList changes={settingsChanges(before.settings, after.settings)} />
            {before.settings.instructions !== after.settings.instructions && (
              <TextAgainst
                name={`Instructions of v${version} against v${before.version}`}
                before={before.settings.instructions}
                after={after.settings.instructions}
              />
            )}
          </>
        ) : (
          <p style={{ margin: 0 }}>The project was made with it.</p>
        )}
      </DialogContent>
      <DialogActions>
        {version !== newest && (
          <Button size="large" onClick={() => props.onTake(after)}>
            Edit from v{version}
          </Button>
        )}
        <Button size="large" variant="contained" onClick={props.onClose}>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}

const Ends = styled('div')(({ theme }) => ({
  ...theme.typography.cell,
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 8,
  marginTop: 6,
  '& > span': { marginLeft: 'auto', color: theme.vars.palette.text.disabled },
}));
