import InputAdornment from '@mui/material/InputAdornment';
import OutlinedInput from '@mui/material/OutlinedInput';

interface NumberInputProps {
  readonly name: string;
  /** NaN or null stand for "nothing that is a number was written". */
  readonly value: number | null | undefined;
  readonly onChange: (value: number | undefined) => void;
  readonly unit?: string;
  readonly width?: number;
  readonly fault?: string | undefined;
  readonly place?: string;
}

/** A number that may be emptied while it is written; emptied means undefined. */
export function NumberInput(props: NumberInputProps) {
  const { value } = props;
  const shown = typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
  return (
    <OutlinedInput
      type="number"
      error={props.fault !== undefined}
      sx={{ width: props.width ?? 84 }}
      {...(props.place && { 'data-place': props.place })}
      {...(props.unit && {
        endAdornment: <InputAdornment position="end">{props.unit}</InputAdornment>,
      })}
      inputProps={{
        'aria-label': props.name,
        'aria-invalid': props.fault !== undefined || undefined,
        title: props.fault,
      }}
      value={shown}
      onChange={(event) => {
        const number = Number.parseFloat(event.target.value);
        props.onChange(Number.isNaN(number) ? undefined : number);
      }}
    />
  );
}
