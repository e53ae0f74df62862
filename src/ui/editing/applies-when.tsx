import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import type { Criterion } from '#domain/rubric/criterion.ts';

interface AppliesWhenProps {
  readonly criterion: Criterion;
  /** The whole rubric: what a criterion may depend on. */
  readonly all: readonly Criterion[];
  readonly gateLabel: string;
  readonly onChange: (change: Pick<Criterion, 'required'> | Pick<Criterion, 'dependsOn'>) => void;
}

/** Whether a criterion is a gate, and which others have to be met for it to count at all. */
export function AppliesWhen({ criterion, all, gateLabel, onChange }: AppliesWhenProps) {
  return (
    <>
      <FormControlLabel
        label={gateLabel}
        control={
          <Checkbox
            checked={criterion.required}
            onChange={(_, required) => onChange({ required })}
          />
        }
      />
      <Select
        multiple
        displayEmpty
        sx={{ flex: '1 1 0', minWidth: 150, maxWidth: 320 }}
        inputProps={{ 'aria-label': 'Applies only if these are met' }}
        value={criterion.dependsOn}
        renderValue={(ids) =>
          ids.length === 0
            ? 'Applies always'
            : `Only if ${ids.map((id) => all.findIndex((each) => each.id === id) + 1).join(', ')} met`
        }
        onChange={(event) => onChange({ dependsOn: [event.target.value].flat() })}
      >
        {all.flatMap((each, at) =>
          each.id === criterion.id
            ? []
            : [
                <MenuItem key={each.id} value={each.id}>
                  {at + 1} {each.title ?? each.text}
                </MenuItem>,
              ],
        )}
      </Select>
    </>
  );
}
