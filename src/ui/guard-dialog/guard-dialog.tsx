import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogTitle from '@mui/material/DialogTitle';
import { styled } from '@mui/material/styles';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import type { DraftFinding, GuardChoice } from '#domain/guard/check-draft.ts';
import { KeyHint } from '#ui/key-hint.tsx';
import { GuardRow } from './guard-row.tsx';

interface GuardDialogProps {
  readonly findings: readonly DraftFinding[];
  /** What was chosen for the same finding before. */
  readonly remembered?: ReadonlyMap<string, GuardChoice>;
  readonly placeOf: (field: string) => string;
  readonly onGo: (field: string) => void;
  readonly onSubmit: (choices: ReadonlyMap<string, GuardChoice>) => void;
  readonly onCancel: () => void;
}

const isDone = (choice: GuardChoice | undefined) =>
  choice !== undefined && (choice.kind === 'redact' || choice.explanation.trim() !== '');

/**
 * After Submit, before anything is sent. Submit stays a link to the first row that still waits
 * for a choice. Nobody is accused: there is no red.
 */
export function GuardDialog(props: GuardDialogProps) {
  const { findings } = props;
  const [choices, setChoices] = useState<ReadonlyMap<string, GuardChoice>>(
    () => new Map(props.remembered),
  );
  const [wanted, setWanted] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const id = useId();
  const open = findings.filter((finding) => !isDone(choices.get(finding.id)));
  const count = (kind: GuardChoice['kind']) =>
    findings.filter((finding) => {
      const choice = choices.get(finding.id);
      return isDone(choice) && choice?.kind === kind;
    }).length;

  const submit = () => {
    const first = open[0];
    if (first === undefined) return props.onSubmit(choices);
    setWanted(first.id);
    const row = list.current?.querySelector<HTMLElement>(
      `[data-finding="${CSS.escape(first.id)}"]`,
    );
    const field = row?.querySelector<HTMLElement>('input[type="text"]');
    (field ?? row?.querySelector<HTMLElement>('input'))?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    submit();
  };

  return (
    <Dialog
      open
      onClose={props.onCancel}
      onKeyDown={onKeyDown}
      maxWidth={false}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-said`}
      slotProps={{ paper: { sx: { width: 'min(744px, calc(100vw - 48px))' } } }}
    >
      <DialogTitle id={`${id}-title`} sx={{ pb: 0 }}>
        Before you submit: {findings.length === 1 ? '1 place' : `${findings.length} places`} may
        tell too much
      </DialogTitle>
      <Said id={`${id}-said`}>
        Checked on this device against the project’s words, your walls, restricted documents and
        common patterns. Nothing is sent yet.
      </Said>
      <List ref={list}>
        {findings.map((finding) => (
          <GuardRow
            key={finding.id}
            finding={finding}
            choice={choices.get(finding.id) ?? null}
            place={props.placeOf(finding.field)}
            wanted={finding.id === wanted && open.includes(finding)}
            onChoose={(choice) => setChoices((now) => new Map(now).set(finding.id, choice))}
            onGo={() => props.onGo(finding.field)}
          />
        ))}
      </List>
      <DialogActions sx={{ justifyContent: 'space-between', gap: 3 }}>
        <Foot aria-live="polite">
          {count('redact')} redacted, {count('explain')} explained
          {open.length > 0 && `, ${open.length} left`}. Explanations go to the reviewer, never into
          an export.
        </Foot>
        <Buttons>
          <Button size="large" variant="outlined" sx={{ gap: '8px' }} onClick={props.onCancel}>
            Cancel <KeyHint keys="Escape" />
          </Button>
          <Button
            size="large"
            variant="contained"
            sx={{ gap: '8px' }}
            aria-keyshortcuts="Control+Enter Meta+Enter"
            onClick={submit}
          >
            Submit <KeyHint keys="Mod+Enter" />
          </Button>
        </Buttons>
      </DialogActions>
    </Dialog>
  );
}

const Said = styled('p')(({ theme }) => ({
  ...theme.typography.cell,
  margin: '2px 0 14px',
  padding: '0 24px',
  color: theme.vars.palette.text.disabled,
}));

const List = styled('ul')(({ theme }) => ({
  margin: 0,
  padding: 0,
  overflowY: 'auto',
  listStyle: 'none',
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
}));

const Foot = styled('span')(({ theme }) => ({
  ...theme.typography.meta,
  color: theme.vars.palette.text.secondary,
}));

const Buttons = styled('span')({ display: 'flex', flex: 'none', gap: 8 });
