import OutlinedInput from '@mui/material/OutlinedInput';
import { Field } from '#ui/field.tsx';

interface OptionalTextProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly aside?: string;
  readonly multiline?: boolean;
  readonly onChange: (value: string) => void;
}

/** A text that may be absent: the empty text takes it away. */
export function OptionalText({ label, value, aside, multiline, onChange }: OptionalTextProps) {
  return (
    <Field label={label} {...(aside !== undefined && { aside })}>
      {(control) => (
        <OutlinedInput
          multiline={multiline ?? false}
          inputProps={control}
          value={value ?? ''}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
