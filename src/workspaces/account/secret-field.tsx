import OutlinedInput from '@mui/material/OutlinedInput';
import { Field } from '#ui/field.tsx';

interface SecretFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoComplete: 'current-password' | 'new-password' | 'one-time-code';
  readonly help?: string;
  readonly error?: string | undefined;
}

/** A password or a code; browsers and password managers know which by `autoComplete`. */
export function SecretField(props: SecretFieldProps) {
  const { label, value, onChange, autoComplete, help, error } = props;
  return (
    <Field label={label} {...(help && { help })} {...(error && { error })}>
      {(control) => (
        <OutlinedInput
          fullWidth
          size="medium"
          type={autoComplete === 'one-time-code' ? 'text' : 'password'}
          autoComplete={autoComplete}
          inputProps={{ ...control, maxLength: 200, spellCheck: false }}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
