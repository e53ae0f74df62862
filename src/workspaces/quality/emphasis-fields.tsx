import { styled } from '@mui/material/styles';
import { checkStratum } from '#domain/spot-check/check-stratum.ts';
import type { SpotCheckClaim } from '#domain/spot-check/spot-check-claim.ts';
import { SegmentedRadios } from '#ui/segmented-radios.tsx';
import { stratumWords } from './check-words.ts';

interface EmphasisFieldsProps {
  readonly emphasis: SpotCheckClaim['emphasis'];
  readonly onChange: (emphasis: SpotCheckClaim['emphasis']) => void;
}

const steps = ['1', '2', '4', '8'] as const;
const segments = steps.map((value) => ({
  value,
  label: value === '1' ? 'as the rest' : `× ${value}`,
  tone: 'neutral' as const,
}));

/**
 * How much more is drawn where trouble is expected. The bounds hold whatever is chosen here: it
 * only moves where the sample looks closest.
 */
export function EmphasisFields({ emphasis, onChange }: EmphasisFieldsProps) {
  return (
    <Group>
      <legend>Draw more of</legend>
      {checkStratum.options
        .filter((name) => name !== 'rest')
        .map((name) => (
          <div key={name}>
            <span>{stratumWords[name]}</span>
            <SegmentedRadios
              label={`Emphasis on: ${stratumWords[name]}`}
              segments={segments}
              value={nearest(emphasis[name] ?? 1)}
              onChange={(value) => onChange({ ...emphasis, [name]: Number(value) })}
            />
          </div>
        ))}
    </Group>
  );
}

function nearest(value: number): (typeof steps)[number] {
  return steps.findLast((step) => Number(step) <= value) ?? '1';
}

const Group = styled('fieldset')(({ theme }) => ({
  margin: 0,
  padding: 0,
  border: 0,
  '& legend': { ...theme.typography.caption, fontWeight: 600, padding: '0 0 4px' },
  '& > div': {
    ...theme.typography.body2,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: 8,
    minHeight: 30,
  },
  '& [role="radiogroup"] > label': { padding: '0 9px' },
}));
