import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import OutlinedInput from '@mui/material/OutlinedInput';
import { styled } from '@mui/material/styles';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useId, useState, type FormEvent } from 'react';
import { spotCheckClaim, type SpotCheckClaim } from '#domain/spot-check/spot-check-claim.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { createSpotCheckMutation, spotCheckPlanQuery } from '#queries/spot-checks.ts';
import { Field } from '#ui/field.tsx';
import { SegmentedRadios } from '#ui/segmented-radios.tsx';
import { DefinitionFields } from './definition-fields.tsx';
import { EmphasisFields } from './emphasis-fields.tsx';
import { PlanSummary } from './plan-summary.tsx';

interface ClaimDialogProps {
  readonly projectId: string;
  readonly onClose: () => void;
  readonly onMade: (checkId: string) => void;
}

const modes = [
  { value: 'stratified', label: 'Stratified, fixed size', tone: 'accent' },
  { value: 'sequential', label: 'Stop when decided', tone: 'accent' },
] as const;

/** The claim is written here, and the plan that tests it is seen while it is written. */
export function ClaimDialog({ projectId, onClose, onMade }: ClaimDialogProps) {
  const backend = useBackend();
  const make = useMutation(createSpotCheckMutation(backend, useQueryClient(), projectId));
  const [written, setWritten] = useState({ limit: '3', confidence: '95', accept: '0' });
  const [rest, setRest] = useState<Pick<SpotCheckClaim, 'mode' | 'definition' | 'emphasis'>>(() =>
    spotCheckClaim.parse({}),
  );
  const claim = spotCheckClaim.safeParse({
    mode: rest.mode,
    definition: rest.definition,
    emphasis: rest.emphasis,
    limit: Number(written.limit) / 100,
    confidence: Number(written.confidence) / 100,
    accept: Number(written.accept),
  });
  const asked = useDeferredValue(claim.success ? claim.data : null);
  const plan = useQuery({
    ...spotCheckPlanQuery(backend, projectId, asked ?? spotCheckClaim.parse({})),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
  });
  const id = useId();
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (claim.success) make.mutate(claim.data, { onSuccess: (check) => onMade(check.id) });
  };
  const number = (name: keyof typeof written, label: string, aside: string) => (
    <Field label={label} aside={aside}>
      {(control) => (
        <OutlinedInput
          inputProps={{ ...control, inputMode: 'decimal' }}
          value={written[name]}
          onChange={(event) => {
            const text = event.target.value.replace(',', '.');
            setWritten((now) => ({ ...now, [name]: text }));
          }}
        />
      )}
    </Field>
  );
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={id}>
      <form onSubmit={send} noValidate>
        <DialogTitle id={id}>State a claim</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 4, pt: 2 }}>
          <Numbers>
            {number('limit', 'Fewer defective than', '%')}
            {number('confidence', 'How sure', '%')}
            {rest.mode === 'stratified' && number('accept', 'Defects allowed', 'in the draw')}
          </Numbers>
          <SegmentedRadios
            label="How it is decided"
            layout="fill"
            segments={modes}
            value={rest.mode}
            onChange={(mode) => setRest((now) => ({ ...now, mode }))}
          />
          {rest.mode === 'stratified' && (
            <EmphasisFields
              emphasis={rest.emphasis}
              onChange={(emphasis) => setRest((now) => ({ ...now, emphasis }))}
            />
          )}
          <DefinitionFields
            definition={rest.definition}
            onChange={(definition) => setRest((now) => ({ ...now, definition }))}
          />
          <PlanSummary
            mode={rest.mode}
            plan={plan.data?.plan ?? null}
            why={
              claim.success
                ? (plan.data?.why ?? plan.error?.message ?? null)
                : 'Write numbers: the limit between 0.1 and 50 %, the confidence between 50 and 99.9 %.'
            }
          />
          <span role="alert">{make.error?.message}</span>
        </DialogContent>
        <DialogActions>
          <Button size="large" onClick={onClose}>
            Cancel
          </Button>
          <Button size="large" type="submit" variant="contained" loading={make.isPending}>
            Draw the sample
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

const Numbers = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fit, minmax(150px, 1fr))',
  gap: 12,
});
