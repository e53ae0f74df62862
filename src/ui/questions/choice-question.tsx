import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { SegmentedRadios } from '#ui/segmented-radios.tsx';

interface ChoiceQuestionProps {
  readonly label: string;
  readonly options: readonly string[];
  readonly multiple: boolean;
  readonly chosen: readonly string[];
  readonly readOnly?: boolean;
  readonly onChoose: (chosen: readonly string[]) => void;
}

/** One of several words as a bar, or any number of them as boxes. */
export function ChoiceQuestion(props: ChoiceQuestionProps) {
  const { label, options, multiple, chosen, readOnly = false } = props;
  if (!multiple) {
    const short = options.length <= 4 && options.join('').length <= 42;
    return (
      <SegmentedRadios
        label={label}
        layout={short ? 'fill' : 'list'}
        segments={options.map((option) => ({ value: option, label: option, tone: 'neutral' }))}
        value={chosen[0] ?? null}
        disabled={readOnly}
        onChange={(option) => props.onChoose([option])}
        onClear={() => props.onChoose([])}
      />
    );
  }
  return (
    <div role="group" aria-label={label}>
      {options.map((option) => (
        <FormControlLabel
          key={option}
          label={option}
          sx={{ mr: 3, '& .MuiCheckbox-root': { p: '3px' } }}
          control={
            <Checkbox
              checked={chosen.includes(option)}
              disabled={readOnly}
              onChange={(event) =>
                props.onChoose(
                  // In the declared order, whatever the order of the clicks.
                  options.filter((each) =>
                    each === option ? event.target.checked : chosen.includes(each),
                  ),
                )
              }
            />
          }
        />
      ))}
    </div>
  );
}
