import { styled } from '@mui/material/styles';
import { SegmentedRadios } from '#ui/segmented-radios.tsx';

interface RatingQuestionProps {
  /** Name of the group: the question's, with the response where it is asked per response. */
  readonly label: string;
  /** Texts of the steps 1 … n; the worded ones stand under their cells. */
  readonly steps: readonly string[];
  readonly step: number | null;
  readonly readOnly?: boolean;
  readonly onStep: (step: number | null) => void;
}

export function RatingQuestion({ label, steps, step, readOnly, onStep }: RatingQuestionProps) {
  return (
    <div>
      <SegmentedRadios
        label={label}
        layout="fill"
        segments={steps.map((text, index) => ({
          value: String(index + 1),
          label: String(index + 1),
          tone: 'accent',
          ...(text && { spoken: `${index + 1}, ${text}` }),
        }))}
        value={step === null ? null : String(step)}
        disabled={readOnly ?? false}
        onChange={(value) => onStep(Number(value))}
        onClear={() => onStep(null)}
      />
      <Words aria-hidden>
        <span>{steps[0]}</span>
        <span>{steps.at(-1)}</span>
      </Words>
    </div>
  );
}

const Words = styled('div')(({ theme }) => ({
  ...theme.typography.axis,
  display: 'flex',
  justifyContent: 'space-between',
  color: theme.vars.palette.text.disabled,
}));
