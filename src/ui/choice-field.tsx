import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';

interface ChoiceFieldProps {
  readonly label: string;
  readonly value: string;
  /** Value and words; the empty value is "any", and stands first. */
  readonly options: readonly (readonly [string, string])[];
  readonly onChange: (value: string) => void;
  readonly fullWidth?: boolean;
}

/** One part of a filter: a small select that is named by its label and shows the choice alone. */
export function ChoiceField({ label, value, options, onChange, fullWidth }: ChoiceFieldProps) {
  const known = options.some(([each]) => each === value);
  return (
    <Select
      size="small"
      displayEmpty
      fullWidth={fullWidth ?? false}
      value={known ? value : ''}
      inputProps={{ 'aria-label': label }}
      onChange={(event) => onChange(event.target.value)}
    >
      {options.map(([each, words]) => (
        <MenuItem key={each} value={each}>
          {words}
        </MenuItem>
      ))}
    </Select>
  );
}
