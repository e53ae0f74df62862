import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { styled } from '@mui/material/styles';
import { definitionInWords, type DefectDefinition } from '#domain/spot-check/defect-definition.ts';

interface DefinitionFieldsProps {
  readonly definition: DefectDefinition;
  readonly onChange: (definition: DefectDefinition) => void;
}

/** What counts as a defect, ticked, and read aloud as the sentence that is kept. */
export function DefinitionFields({ definition, onChange }: DefinitionFieldsProps) {
  const box = (label: string, checked: boolean, change: (on: boolean) => DefectDefinition) => (
    <FormControlLabel
      label={label}
      control={
        <Checkbox
          size="small"
          checked={checked}
          onChange={(event) => onChange(change(event.target.checked))}
        />
      }
    />
  );
  return (
    <Group>
      <legend>What counts as a defect</legend>
      {box('Order of the responses reversed', definition.preferenceReversed, (on) => ({
        ...definition,
        preferenceReversed: on,
      }))}
      {box('A required criterion judged otherwise', definition.gateDiffers, (on) => ({
        ...definition,
        gateDiffers: on,
      }))}
      {box('A score that differs by more than 0.2', definition.scoreApart !== null, (on) => ({
        ...definition,
        scoreApart: on ? 0.2 : null,
      }))}
      {box('More than 30 % of the verdicts differ', definition.verdictsApart !== null, (on) => ({
        ...definition,
        verdictsApart: on ? 0.3 : null,
      }))}
      <p>{definitionInWords(definition)}</p>
    </Group>
  );
}

const Group = styled('fieldset')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fit, minmax(240px, 1fr))',
  margin: 0,
  padding: 0,
  border: 0,
  '& legend': { ...theme.typography.caption, fontWeight: 600, padding: 0 },
  '& p': {
    ...theme.typography.meta,
    gridColumn: '1 / -1',
    margin: '4px 0 0',
    color: theme.vars.palette.text.secondary,
  },
}));
