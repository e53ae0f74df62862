import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import type { Scale } from '#domain/rubric/scale.ts';
import { Field } from '#ui/field.tsx';

const scales: readonly { kind: Scale['kind']; words: string; made: Scale }[] = [
  { kind: 'binary', words: 'Met or not met', made: { kind: 'binary' } },
  { kind: 'ternary', words: 'Met, partly, not met', made: { kind: 'ternary' } },
  { kind: 'points', words: '0 to 10', made: { kind: 'points', max: 10 } },
  {
    kind: 'anchored',
    words: 'Levels with texts',
    made: { kind: 'anchored', levels: ['', '', '', '', ''] },
  },
];

interface ScaleFieldProps {
  readonly scale: Scale;
  readonly width: number;
  readonly fault?: string | undefined;
  readonly onChange: (scale: Scale) => void;
}

/** Which answers a criterion takes. */
export function ScaleField({ scale, width, fault, onChange }: ScaleFieldProps) {
  return (
    <Field label="Scale" {...(fault !== undefined && { error: fault })}>
      {(control) => (
        <Select
          inputProps={{ ...control, 'aria-label': 'Scale' }}
          sx={{ width }}
          value={scale.kind}
          onChange={(event) => {
            const made = scales.find(({ kind }) => kind === event.target.value)?.made;
            if (made) onChange(made);
          }}
        >
          {scales.map(({ kind, words }) => (
            <MenuItem key={kind} value={kind}>
              {words}
            </MenuItem>
          ))}
        </Select>
      )}
    </Field>
  );
}
