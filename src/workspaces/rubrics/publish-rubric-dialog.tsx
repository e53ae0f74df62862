import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import OutlinedInput from '@mui/material/OutlinedInput';
import { styled } from '@mui/material/styles';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { isConflict } from '#backend/backend-error.ts';
import { keyedChanges } from '#domain/project/keyed-changes.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import { rubricFaults } from '#domain/project/settings-faults.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { publishRubricMutation, rubricSheetQuery } from '#queries/rubrics.ts';
import { Field } from '#ui/field.tsx';
import { formatCount, formatNumber } from '#ui/format-number.ts';
import { useBench, useCriteria, useRubricState } from './rubric-context.tsx';
import type { EffectPreview, Extent } from './use-effect-preview.ts';

interface PublishRubricDialogProps {
  readonly projectId: string;
  readonly preview: EffectPreview;
  readonly extent: Extent;
  readonly onClose: () => void;
}

/** Says once more in numbers what publishing does, and takes a note on why. */
export function PublishRubricDialog(props: PublishRubricDialogProps) {
  const { projectId, preview, extent, onClose } = props;
  const { store, sheet } = useBench();
  const criteria = useCriteria();
  const base = useRubricState((state) => state.base);
  const changed = useRubricState((state) => state.state !== 'published');
  const client = useQueryClient();
  const backend = useBackend();
  const publish = useMutation(publishRubricMutation(backend, client, projectId));
  const [together, setTogether] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const id = useId();
  const faults = rubricFaults({ rubric: [...criteria], scoringRule: sheet.scoringRule });
  const overtaken = isConflict(publish.error);
  const done = publish.data;
  const send = () =>
    publish.mutate(
      {
        rubricId: sheet.rubricId,
        base: base.version,
        body: { criteria: [...criteria], note, extent },
      },
      {
        // What was published is what stands now; the sheet's new figures follow.
        onSuccess: ({ version }) =>
          store.settle({ version, criteria: [...store.getState().edited] }, 'drop'),
      },
    );
  const bringTogether = async () => {
    const before = base.criteria;
    const query = rubricSheetQuery(backend, projectId, sheet.rubricId);
    const { version, criteria: theirs } = await client.fetchQuery({ ...query, staleTime: 0 });
    const both = store.settle({ version, criteria: theirs }, 'keep');
    publish.reset();
    setTogether(togetherWords(version, before, store.getState().edited, theirs, both));
  };
  const title = done
    ? `v${done.version} is published`
    : !changed
      ? `Nothing differs from v${base.version}`
      : faults.length > 0
        ? `${formatCount(faults.length, 'thing')} to mend first`
        : `Publish v${base.version + 1}?`;
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={id}>
      <DialogTitle id={id}>{title}</DialogTitle>
      <DialogContent>
        {done ? (
          <Lines>
            <li>{formatCount(done.rubrics, 'rubric has', 'rubrics have')} the new version.</li>
            <li>
              {done.stale.verdicts === 0
                ? 'No verdict became stale.'
                : `${formatCount(done.stale.verdicts, 'verdict')} in ${formatCount(done.stale.annotations, 'annotation')} go back to their experts, and only they.`}
            </li>
          </Lines>
        ) : faults.length > 0 ? (
          <Lines>
            {faults.map((fault) => (
              <li key={fault.place}>{fault.text}</li>
            ))}
          </Lines>
        ) : (
          changed && (
            <>
              <EffectWords preview={preview} />
              <Field label="Why" aside="optional" help="Stands beside the version.">
                {(control) => (
                  <OutlinedInput
                    fullWidth
                    inputProps={{ ...control, maxLength: 500 }}
                    value={note}
                    onChange={(event) => setNote(event.target.value)}
                  />
                )}
              </Field>
            </>
          )
        )}
        {together && !done && <p role="status">{together}</p>}
        {publish.error && (
          <p role="alert">
            {overtaken
              ? 'Somebody else published meanwhile. Your edits are kept here; they can be brought together with the newer version, and nothing is published by that.'
              : publish.error.message}
          </p>
        )}
      </DialogContent>
      <DialogActions>
        <Button size="large" onClick={onClose}>
          {done ? 'Close' : 'Go on editing'}
        </Button>
        {overtaken && (
          <Button size="large" variant="contained" onClick={() => void bringTogether()}>
            Bring together
          </Button>
        )}
        {!done && changed && faults.length === 0 && !overtaken && (
          <Button
            size="large"
            variant="contained"
            autoFocus
            aria-busy={publish.isPending}
            onClick={send}
          >
            Publish v{base.version + 1}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

/** What the newer version brought, and where both sides changed the same criterion. */
function togetherWords(
  version: number,
  before: readonly Criterion[],
  edited: readonly Criterion[],
  theirs: readonly Criterion[],
  both: readonly string[],
): string {
  const { added, removed, changed } = keyedChanges(before, theirs, ({ id }) => id);
  const count = added.length + removed.length + changed.length;
  const numbers = both.map((id) => edited.findIndex((each) => each.id === id) + 1);
  const clash =
    both.length === 0
      ? 'None of them did you change too.'
      : `Both of you changed ${numbers.map((each) => (each === 0 ? 'one that you removed' : `criterion ${each}`)).join(', ')}: yours stands. Look at it before you publish; theirs is kept as v${version}.`;
  return `v${version} changed ${formatCount(count, 'criterion', 'criteria')}, and your edits now stand on top of it. ${clash}`;
}

function EffectWords({ preview }: { readonly preview: EffectPreview }) {
  if (preview.kind !== 'counted') return <p>Counting the stored grades …</p>;
  const { scores, orders, preferences, stale, rubrics } = preview.preview;
  return (
    <Lines>
      <li>{formatCount(rubrics, 'rubric gets', 'rubrics get')} the new version.</li>
      <li>
        {formatNumber(scores.moved)} of {formatCount(scores.of, 'score')} move
        {scores.open > 0 && `, ${formatNumber(scores.open)} stay open`};{' '}
        {formatCount(orders.turned, 'order turns', 'orders turn')}.
      </li>
      <li>
        Against the preference: {formatNumber(preferences.apartAfter)} of{' '}
        {formatCount(preferences.of, 'pair')}, now {formatNumber(preferences.apartBefore)}.
      </li>
      <li>
        {stale.verdicts === 0
          ? 'No verdict becomes stale.'
          : `${formatCount(stale.verdicts, 'verdict becomes', 'verdicts become')} stale and go back to ${formatCount(stale.experts, 'expert')}; every other answer is kept.`}
      </li>
      <li>Nothing is rewritten: what was submitted stays under its version.</li>
    </Lines>
  );
}

const Lines = styled('ul')(({ theme }) => ({
  ...theme.typography.body2,
  display: 'grid',
  gap: 4,
  margin: '4px 0 16px',
  padding: 0,
  listStyle: 'none',
}));
