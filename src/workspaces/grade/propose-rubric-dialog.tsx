import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import OutlinedInput from '@mui/material/OutlinedInput';
import { styled } from '@mui/material/styles';
import { Plus, X } from 'lucide-react';
import { useId, useMemo, useState } from 'react';
import type { Criterion } from '#domain/rubric/criterion.ts';
import { withNewCriterion, withoutCriterion } from '#domain/rubric/edit-criteria.ts';
import { lintRubric } from '#domain/rubric/lint/lint-rubric.ts';
import type { LintRuleName } from '#domain/rubric/lint/lint-rule.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { proposeRubric } from '#queries/propose-rubric.ts';
import { NumberInput } from '#ui/editing/number-input.tsx';
import { Icon } from '#ui/icon.tsx';
import { ToolbarButton } from '#ui/toolbar-button.tsx';

interface ProposeRubricDialogProps {
  readonly projectId: string;
  readonly assignmentId: string;
  /** The task's rubric as it is; empty where it has none. */
  readonly criteria: readonly Criterion[];
  readonly lintOff: readonly LintRuleName[];
  readonly onClose: () => void;
}

/** An expert's rubric for the open task: a reviewer approves or declines it. */
export function ProposeRubricDialog(props: ProposeRubricDialogProps) {
  const { projectId, assignmentId, lintOff, onClose } = props;
  const backend = useBackend();
  const [criteria, setCriteria] = useState<Criterion[]>(() =>
    props.criteria.length > 0 ? [...props.criteria] : withNewCriterion([], null).criteria,
  );
  const [note, setNote] = useState('');
  const [state, setState] = useState<'writing' | 'sending' | 'sent'>('writing');
  const [failed, setFailed] = useState<string | null>(null);
  const findings = useMemo(() => lintRubric(criteria, new Set(lintOff)), [criteria, lintOff]);
  const id = useId();
  const change = (at: string, to: Partial<Criterion>) =>
    setCriteria((now) => now.map((each) => (each.id === at ? { ...each, ...to } : each)));
  const send = async () => {
    setState('sending');
    try {
      await proposeRubric(backend, { projectId, assignmentId }, { criteria, note });
      setState('sent');
    } catch (error) {
      setFailed(error instanceof Error ? error.message : String(error));
      setState('writing');
    }
  };
  if (state === 'sent') {
    return (
      <Dialog open onClose={onClose} maxWidth="sm" aria-labelledby={id}>
        <DialogTitle id={id}>Your rubric waits for a reviewer</DialogTitle>
        <DialogContent>
          <p>Grade on with the rubric that is there. What is approved comes with a new version.</p>
        </DialogContent>
        <DialogActions>
          <Button size="large" onClick={onClose}>
            Close
          </Button>
        </DialogActions>
      </Dialog>
    );
  }
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth aria-labelledby={id}>
      <DialogTitle id={id}>Propose a rubric for this task</DialogTitle>
      <DialogContent>
        <Rows>
          {criteria.map((each, index) => (
            <li key={each.id}>
              <NumberInput
                name={`Points of criterion ${index + 1}`}
                width={72}
                value={each.points}
                onChange={(points) => change(each.id, { points: points ?? Number.NaN })}
              />
              <OutlinedInput
                multiline
                fullWidth
                inputProps={{ 'aria-label': `Text of criterion ${index + 1}` }}
                placeholder="What a grader checks, whole and in itself"
                value={each.text}
                onChange={(event) => change(each.id, { text: event.target.value })}
              />
              <ToolbarButton
                name={`Remove criterion ${index + 1}`}
                icon={X}
                disabled={criteria.length === 1}
                onClick={() => setCriteria((now) => withoutCriterion(now, each.id))}
              />
              {findings
                .filter(({ criterionId }) => criterionId === each.id)
                .map(({ rule, what }) => (
                  <p key={rule}>{what}</p>
                ))}
            </li>
          ))}
        </Rows>
        <Button
          size="small"
          startIcon={<Icon of={Plus} size={14} />}
          onClick={() =>
            setCriteria((now) => withNewCriterion(now, now.at(-1)?.id ?? null).criteria)
          }
        >
          Add criterion
        </Button>
        <OutlinedInput
          multiline
          fullWidth
          sx={{ marginTop: 2 }}
          inputProps={{ 'aria-label': 'Note for the reviewer', maxLength: 2000 }}
          placeholder="Note for the reviewer"
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <p role="alert">{failed}</p>
      </DialogContent>
      <DialogActions>
        <Button size="large" onClick={onClose}>
          Cancel
        </Button>
        <Button
          size="large"
          variant="contained"
          aria-busy={state === 'sending'}
          onClick={() => void send()}
        >
          Propose
        </Button>
      </DialogActions>
    </Dialog>
  );
}

const Rows = styled('ol')(({ theme }) => ({
  margin: '0 0 8px',
  padding: 0,
  listStyle: 'none',
  '& li': {
    display: 'grid',
    gridTemplateColumns: '72px minmax(0, 1fr) 28px',
    gap: 8,
    alignItems: 'start',
    padding: '4px 0',
  },
  '& p': {
    ...theme.typography.meta,
    gridColumn: '2 / 3',
    margin: 0,
    color: theme.vars.palette.warning.main,
  },
}));
