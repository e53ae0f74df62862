import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { styled } from '@mui/material/styles';
import { useId } from 'react';
import type { PublishEffect } from '#domain/project/publish-effect.ts';
import type { SettingsChange } from '#domain/project/settings-changes.ts';
import type { SettingsFault } from '#domain/project/settings-faults.ts';
import { formatCount } from '#ui/format-number.ts';
import { LinkButton } from '#ui/link-button.tsx';
import { ChangeList } from './change-list.tsx';
import { effectWords } from './effect-words.ts';

interface PublishDialogProps {
  readonly version: number;
  readonly changes: readonly SettingsChange[];
  readonly faults: readonly SettingsFault[];
  /** Null while the numbers are not known. */
  readonly effect: PublishEffect | null;
  readonly publishing: boolean;
  /** Why the last try failed, with what is kept. */
  readonly failed: string | null;
  readonly onFault: (fault: SettingsFault) => void;
  readonly onPublish: () => void;
  readonly onClose: () => void;
}

/** Says in numbers what publishing does; with something to mend it leads there instead. */
export function PublishDialog(props: PublishDialogProps) {
  const id = useId();
  const { version, faults, effect } = props;
  const kind = faults.length > 0 ? 'mend' : props.changes.length === 0 ? 'nothing' : 'ask';
  const titles = {
    nothing: `Nothing differs from v${version}`,
    mend: `${formatCount(faults.length, 'thing')} to mend before v${version + 1}`,
    ask: `Publish v${version + 1}?`,
  };
  return (
    <Dialog
      open
      onClose={props.onClose}
      maxWidth="sm"
      fullWidth
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
    >
      <DialogTitle id={`${id}-title`}>{titles[kind]}</DialogTitle>
      <DialogContent id={`${id}-text`}>
        {kind === 'nothing' && <p>Edit something, then publish it as v{version + 1}.</p>}
        {kind === 'mend' && (
          <Plain>
            {faults.map((fault) => (
              <li key={`${fault.place} ${fault.text}`}>
                <LinkButton type="button" onClick={() => props.onFault(fault)}>
                  {fault.text}
                </LinkButton>
              </li>
            ))}
          </Plain>
        )}
        {kind === 'ask' && (
          <>
            <Plain aria-label="What it does">
              {effect === null ? (
                <li>Counting open and finished work …</li>
              ) : (
                effectWords(effect, version).map((words) => <li key={words}>{words}</li>)
              )}
            </Plain>
            <ChangeList changes={props.changes} />
          </>
        )}
        <p role="alert">{props.failed}</p>
      </DialogContent>
      <DialogActions>
        <Button size="large" onClick={props.onClose}>
          {kind === 'ask' ? 'Go on editing' : 'Close'}
        </Button>
        {kind === 'ask' && (
          <Button
            size="large"
            variant="contained"
            autoFocus
            aria-busy={props.publishing}
            onClick={props.onPublish}
          >
            Publish v{version + 1}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

const Plain = styled('ul')(({ theme }) => ({
  ...theme.typography.body2,
  display: 'grid',
  gap: 4,
  margin: '4px 0 16px',
  padding: 0,
  listStyle: 'none',
  color: theme.vars.palette.text.primary,
  '& button': { minHeight: 24, textAlign: 'left' },
}));
