import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import OutlinedInput from '@mui/material/OutlinedInput';
import { styled } from '@mui/material/styles';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { reviewFilter, type ReviewFilter } from '#domain/review/review-filter.ts';
import { reviewFlag } from '#domain/review/review-flag.ts';
import { flagWords, policyWords } from '#domain/review/review-words.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { deleteView, saveView } from '#queries/review-commands.ts';
import { reviewViewsQuery, type ReviewQueue } from '#queries/reviews.ts';
import { ChoiceField } from '#ui/choice-field.tsx';
import { Icon } from '#ui/icon.tsx';

interface QueueFiltersProps {
  readonly projectId: string;
  readonly filter: ReviewFilter;
  readonly queue: ReviewQueue | null;
  readonly wantsBlind: boolean;
  readonly onWantBlind: (wants: boolean) => void;
  readonly onFilter: (filter: ReviewFilter) => void;
  readonly onAdjudicate: () => void;
}

const states: readonly [ReviewFilter['state'], string][] = [
  ['open', 'Needs review'],
  ['disputed', 'Disputed'],
  ['waiting', 'Waiting'],
  ['returned', 'With the expert'],
  ['accepted', 'Accepted'],
  ['unasked', 'Not asked for'],
  ['done', 'Accepted or not asked for'],
  ['argued', 'Ever disputed'],
  ['all', 'Everything'],
];

type FilterPart = Partial<Record<keyof ReviewFilter, string | undefined>>;

/** Every part of the filter as a field; what is chosen is in the address and can be saved. */
export function QueueFilters(props: QueueFiltersProps) {
  const { filter, queue, onFilter } = props;
  const change = (part: FilterPart) => {
    const next = reviewFilter.safeParse({ ...filter, ...part });
    if (next.success) onFilter(next.data);
  };
  const { state: _, ...rarer } = filter;
  const chosen = Object.values(rarer).filter((each) => each !== undefined).length;
  const [unfolded, setUnfolded] = useState(chosen > 0);
  return (
    <Stack>
      <SavedViews {...props} />
      <ChoiceField
        fullWidth
        label="State"
        value={filter.state}
        options={states}
        onChange={(state) => change({ state })}
      />
      <Button
        size="small"
        variant="text"
        aria-expanded={unfolded}
        startIcon={<Icon of={unfolded ? ChevronDown : ChevronRight} size={14} />}
        onClick={() => setUnfolded((now) => !now)}
      >
        {chosen === 0 ? 'More filters' : `More filters, ${chosen} set`}
      </Button>
      {unfolded && <RarerFilters {...props} change={change} />}
      <FormControlLabel
        label="Grade blind first"
        control={
          <Checkbox
            size="small"
            checked={props.wantsBlind || (queue?.blindFirst ?? false)}
            disabled={queue?.blindFirst ?? false}
            onChange={(_, checked) => props.onWantBlind(checked)}
          />
        }
      />
      {queue && <Policy>The project asks for {policyWords(queue.policy)}.</Policy>}
      <Button size="small" onClick={props.onAdjudicate}>
        Adjudicate disagreements
      </Button>
    </Stack>
  );
}

/** What narrows a queue now and then; folded, so that the submissions have the height. */
function RarerFilters({
  filter,
  queue,
  change,
}: Pick<QueueFiltersProps, 'filter' | 'queue'> & {
  readonly change: (part: FilterPart) => void;
}) {
  return (
    <>
      <ChoiceField
        fullWidth
        label="Flag"
        value={filter.flag ?? ''}
        options={[
          ['', 'Any flag'],
          ...reviewFlag.options.map((each) => [each, flagWords[each]] as const),
        ]}
        onChange={(flag) => change({ flag: flag || undefined })}
      />
      <ChoiceField
        fullWidth
        label="Expert"
        value={filter.expert ?? ''}
        options={[
          ['', 'Every expert'],
          ...(queue?.experts ?? []).map(({ id, name }) => [id, name] as const),
        ]}
        onChange={(expert) => change({ expert: expert || undefined })}
      />
      <ChoiceField
        fullWidth
        label="Answered question"
        value={filter.question ?? ''}
        options={[
          ['', 'Any question'],
          ...(queue?.questions ?? []).map((name) => [name, `Answered: ${name}`] as const),
        ]}
        onChange={(question) => change({ question: question || undefined })}
      />
      <ChoiceField
        fullWidth
        label="Domain"
        value={filter.skill ?? ''}
        options={[
          ['', 'Every domain'],
          ...(queue?.skills ?? []).map((name) => [name, name] as const),
        ]}
        onChange={(skill) => change({ skill: skill || undefined })}
      />
      <FormControlLabel
        label="Only what I decided on"
        control={
          <Checkbox
            size="small"
            checked={filter.mine === 'yes'}
            onChange={(_, checked) => change({ mine: checked ? 'yes' : undefined })}
          />
        }
      />
    </>
  );
}

function SavedViews({ projectId, filter, onFilter }: QueueFiltersProps) {
  const backend = useBackend();
  const client = useQueryClient();
  const query = reviewViewsQuery(backend, projectId);
  const views = useQuery(query).data?.views ?? [];
  const [naming, setNaming] = useState<string | null>(null);
  const current = views.find((view) => JSON.stringify(view.filter) === JSON.stringify(filter));
  const changed = () => client.invalidateQueries({ queryKey: query.queryKey });
  const save = (event: FormEvent) => {
    event.preventDefault();
    const name = naming?.trim();
    if (!name) return;
    setNaming(null);
    void saveView(backend, projectId, { name, filter }).then(changed);
  };
  return (
    <>
      {views.length > 0 && (
        <ChoiceField
          fullWidth
          label="Saved view"
          value={current?.id ?? ''}
          options={[['', 'Saved views'], ...views.map(({ id, name }) => [id, name] as const)]}
          onChange={(id) =>
            onFilter(views.find((view) => view.id === id)?.filter ?? { state: 'open' })
          }
        />
      )}
      {naming === null ? (
        <Line>
          <Button size="small" variant="text" onClick={() => setNaming('')}>
            Save this view…
          </Button>
          {current && (
            <Button
              size="small"
              variant="text"
              onClick={() => void deleteView(backend, projectId, current.id).then(changed)}
            >
              Delete it
            </Button>
          )}
        </Line>
      ) : (
        <form onSubmit={save}>
          <Line>
            <OutlinedInput
              size="small"
              autoFocus
              value={naming}
              inputProps={{ 'aria-label': 'Name of the view', maxLength: 60 }}
              onChange={(event) => setNaming(event.target.value)}
              onKeyDown={(event) => event.key === 'Escape' && setNaming(null)}
            />
            <Button size="small" type="submit">
              Save
            </Button>
          </Line>
        </form>
      )}
    </>
  );
}

const Stack = styled('div')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'stretch',
  gap: 4,
  padding: '8px 12px 10px',
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  '& > [aria-expanded]': { alignSelf: 'flex-start', marginLeft: -8 },
  '& label': { ...theme.typography.cell, marginLeft: -6 },
  '& label > span:last-of-type': theme.typography.cell,
}));

const Line = styled('div')({
  display: 'flex',
  gap: 4,
  alignItems: 'center',
  // Words of a quiet button begin where the fields begin.
  '& .MuiButton-text:first-of-type': { marginLeft: -8 },
});

const Policy = styled('p')(({ theme }) => ({
  ...theme.typography.meta,
  margin: '0 0 4px',
  color: theme.vars.palette.text.disabled,
}));
