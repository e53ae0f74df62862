import Button from '@mui/material/Button';
import OutlinedInput from '@mui/material/OutlinedInput';
import { styled } from '@mui/material/styles';
import type { Quality } from '#contract/quality/get-quality.ts';
import type { QualityFilter } from '#domain/quality/quality-filter.ts';
import { ChoiceField } from '#ui/choice-field.tsx';

interface QualityFiltersProps {
  readonly filter: QualityFilter;
  readonly choices: Quality['choices'];
  readonly onChange: (change: Partial<QualityFilter>) => void;
}

/** What the figures are about. Each part is in the address, and a part that is set says so. */
export function QualityFilters({ filter, choices, onChange }: QualityFiltersProps) {
  const isSet = Object.values(filter).some(Boolean);
  return (
    <Row role="group" aria-label="Filters">
      <ChoiceField
        label="Domain"
        value={filter.domain ?? ''}
        options={[['', 'All domains'], ...choices.domains.map((name) => [name, name] as const)]}
        onChange={(domain) => onChange({ domain: domain || undefined })}
      />
      <ChoiceField
        label="Question"
        value={filter.question ?? ''}
        options={[
          ['', 'All questions'],
          ...choices.questions.map(({ key, name }) => [key, name] as const),
        ]}
        onChange={(question) => onChange({ question: question || undefined })}
      />
      <ChoiceField
        label="Expert"
        value={filter.expert ?? ''}
        options={[
          ['', 'All experts'],
          ...choices.experts.map(({ key, name }) => [key, name] as const),
        ]}
        onChange={(expert) => onChange({ expert: expert || undefined })}
      />
      <span>from</span>
      <OutlinedInput
        type="date"
        size="small"
        inputProps={{ 'aria-label': 'First day', max: filter.to }}
        value={filter.from ?? ''}
        onChange={(event) => onChange({ from: event.target.value || undefined })}
      />
      <span>to</span>
      <OutlinedInput
        type="date"
        size="small"
        inputProps={{ 'aria-label': 'Last day', min: filter.from }}
        value={filter.to ?? ''}
        onChange={(event) => onChange({ to: event.target.value || undefined })}
      />
      {isSet && (
        <Button
          variant="text"
          size="small"
          onClick={() =>
            onChange({
              domain: undefined,
              question: undefined,
              expert: undefined,
              from: undefined,
              to: undefined,
            })
          }
        >
          Clear
        </Button>
      )}
    </Row>
  );
}

const Row = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 6,
  '& > span': { ...theme.typography.meta, color: theme.vars.palette.text.disabled },
  '& .MuiSelect-select': { maxWidth: 150 },
}));
