import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { styled } from '@mui/material/styles';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { problemOf } from '#backend/backend-error.ts';
import { DRAFT_SCHEMA, type DraftFields } from '#domain/draft/draft-fields.ts';
import { gradesOfDraft } from '#domain/draft/grades-of-draft.ts';
import type { GoldUse } from '#domain/gold/gold-settings.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { markGoldMutation, type ExpectedAnswers, type GoldTaskView } from '#queries/gold.ts';
import { Field } from '#ui/field.tsx';
import { formatCount } from '#ui/format-number.ts';
import { shortDate } from '#ui/relative-time.ts';
import { SegmentedRadios, type Segment } from '#ui/segmented-radios.tsx';
import { TextBox } from '#ui/text-box.tsx';

interface MarkDialogProps {
  readonly projectId: string;
  readonly view: GoldTaskView;
  /** What was graded beside the dialog. */
  readonly own: DraftFields;
  readonly onClose: () => void;
  readonly onMarked: () => void;
}

const uses = [
  { value: 'onboarding', label: 'Onboarding, before other work', tone: 'accent' },
  { value: 'hidden', label: 'Hidden among other work', tone: 'accent' },
] as const satisfies readonly Segment<GoldUse>[];

/** Where the expected answers come from, how the item is used, and what experts are told. */
export function MarkDialog({ projectId, view, own, onClose, onMarked }: MarkDialogProps) {
  const mark = useMutation(markGoldMutation(useBackend(), useQueryClient(), projectId));
  const [now] = useState(Date.now);
  const sources = sourcesOf(view, own, now);
  const [source, setSource] = useState(sources[0]?.value ?? null);
  const [use, setUse] = useState<GoldUse>(view.mark?.use ?? 'onboarding');
  const [reason, setReason] = useState(view.mark?.reason ?? '');
  const [asked, setAsked] = useState(false);
  const id = useId();
  const missing = asked && reason.trim() === '' ? 'Say why this is the right answer.' : undefined;
  const send = () => {
    setAsked(true);
    if (source === null || reason.trim() === '') return;
    const expected = expectedOf(source, own);
    mark.mutate(
      { taskId: view.task.id, mark: { use, reason: reason.trim(), expected } },
      { onSuccess: onMarked },
    );
  };
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={id}>
      <DialogTitle id={id}>Mark as gold</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 4 }}>
        {sources.length > 0 ? (
          <Group>
            <legend>Expected answers</legend>
            <SegmentedRadios
              label="Expected answers"
              layout="list"
              segments={sources}
              value={source}
              onChange={setSource}
            />
          </Group>
        ) : (
          <span>
            This task has no annotation yet. Grade it beside this dialog first: what you answer
            there is what will be expected.
          </span>
        )}
        <SegmentedRadios label="Use" layout="fill" segments={uses} value={use} onChange={setUse} />
        <Field
          label="Reason"
          required
          help="Every expert reads it on their scorecard after submitting the task."
          {...(missing !== undefined && { error: missing })}
        >
          {(control) => (
            <TextBox
              {...control}
              minRows={3}
              maxRows={10}
              maxLength={4000}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        <span role="alert">
          {mark.error && (problemOf(mark.error)?.detail ?? mark.error.message)}
        </span>
      </DialogContent>
      <DialogActions>
        <Button size="large" onClick={onClose}>
          Cancel
        </Button>
        {sources.length > 0 && (
          <Button size="large" variant="contained" onClick={send} loading={mark.isPending}>
            Mark as gold
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

const Group = styled('fieldset')(({ theme }) => ({
  margin: 0,
  padding: 0,
  border: 0,
  '& legend': { ...theme.typography.caption, fontWeight: 600, marginBottom: 3, padding: 0 },
}));

/** Own grading first, where there is some; then the key that stands; then the annotations. */
function sourcesOf(view: GoldTaskView, own: DraftFields, now: number): Segment<string>[] {
  const { verdicts, answers } = gradesOfDraft(own).grades;
  const count = verdicts.length + answers.filter(({ answer }) => answer.kind !== 'text').length;
  const line = (value: string, label: string, detail: string): Segment<string> => ({
    value,
    label,
    detail,
    tone: 'accent',
  });
  return [
    ...(count > 0 ? [line('own', 'What you graded here', formatCount(count, 'answer'))] : []),
    ...(view.mark ? [line('same', 'As marked before', '')] : []),
    ...view.sources.map(({ annotationId, by, submittedAt, review, parts }) =>
      line(
        `annotation/${annotationId}`,
        by,
        `${shortDate(Date.parse(submittedAt), now)}${review === null || review === 'unasked' ? '' : `, ${review}`}: ${parts.length === 0 ? 'nothing to compare' : parts.join(', ')}`,
      ),
    ),
  ];
}

function expectedOf(source: string, own: DraftFields): ExpectedAnswers {
  if (source === 'own') return { kind: 'own', schema: DRAFT_SCHEMA, fields: own };
  if (source === 'same') return { kind: 'same' };
  return { kind: 'annotation', annotationId: source.slice('annotation/'.length) };
}
