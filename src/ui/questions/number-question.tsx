import OutlinedInput from '@mui/material/OutlinedInput';
import { useState } from 'react';
import { readNumber } from './read-number.ts';

interface NumberQuestionProps {
  readonly label: string;
  readonly unit?: string | undefined;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly number: number | null;
  readonly readOnly?: boolean;
  readonly onNumber: (number: number | null) => void;
}

/** Takes a number as people write it; what is not one stays in the field and is said so. */
export function NumberQuestion(props: NumberQuestionProps) {
  const { minimum, maximum, number } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? (number === null ? '' : String(number));
  const read = readNumber(text);
  const fault = faultOf();
  const write = (next: string) => {
    setTyped(next);
    const value = readNumber(next);
    if (value !== 'not-a-number') props.onNumber(value);
  };
  return (
    <div>
      <OutlinedInput
        value={text}
        readOnly={props.readOnly ?? false}
        error={fault !== null}
        endAdornment={props.unit}
        inputProps={{
          'aria-label': props.label,
          'aria-invalid': fault !== null,
          inputMode: 'decimal',
          size: 12,
        }}
        onChange={(event) => write(event.target.value)}
        onBlur={() => read !== 'not-a-number' && setTyped(null)}
      />{' '}
      <small role="status">{fault}</small>
    </div>
  );

  function faultOf(): string | null {
    if (read === 'not-a-number') return `“${text}” is not a number`;
    if (read === null) return null;
    if (minimum !== undefined && read < minimum) return `at least ${minimum}`;
    if (maximum !== undefined && read > maximum) return `at most ${maximum}`;
    return null;
  }
}
