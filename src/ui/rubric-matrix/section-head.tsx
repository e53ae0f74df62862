import ButtonBase from '@mui/material/ButtonBase';
import { styled } from '@mui/material/styles';
import { ChevronDown, ChevronRight, Flag } from 'lucide-react';
import { verdictFraction } from '#domain/score/verdict-fraction.ts';
import { formatNumber } from '#ui/format-number.ts';
import { Icon } from '#ui/icon.tsx';
import type { LetteredResponse } from '#ui/lettered-response.ts';
import type { RubricSection } from './rubric-layout.ts';
import type { VerdictTable } from './verdict-table.ts';

interface SectionHeadProps {
  readonly section: RubricSection;
  readonly responses: readonly LetteredResponse[];
  readonly responseId: string;
  readonly verdicts: VerdictTable;
  readonly folded: boolean;
  readonly onFold: () => void;
}

/** Folds a section, and says for the current response what stands in it. */
export function SectionHead(props: SectionHeadProps) {
  const { section, folded, responses, responseId, verdicts } = props;
  const marks = section.criteria.map(({ criterion }) => {
    const value = verdicts.get(criterion.id)?.get(responseId)?.value ?? null;
    const fraction = value === null ? null : verdictFraction(criterion.scale, value);
    return { id: criterion.id, points: criterion.points, fraction };
  });
  const left = section.criteria.reduce(
    (sum, { criterion }) =>
      sum +
      responses.filter(({ id }) => {
        const entry = verdicts.get(criterion.id)?.get(id);
        return entry !== undefined && entry.value === null && !entry.ruledOut;
      }).length,
    0,
  );
  return (
    <Head aria-expanded={!folded} onClick={props.onFold} disableRipple>
      <Icon of={folded ? ChevronRight : ChevronDown} size={14} />
      {section.faults && <Icon of={Flag} size={13} data-flag="" />}
      <strong>{section.title}</strong>
      <span data-sum="">{sumOf(section.faults, marks)}</span>
      <span data-marks="" aria-hidden>
        {marks.map((mark) => (
          <i
            key={mark.id}
            data-mark={
              mark.fraction === null ? 'open' : Number(mark.fraction) > 0 ? 'full' : 'empty'
            }
          />
        ))}
      </span>
      <span data-left="">{left > 0 && `${left} left`}</span>
    </Head>
  );
}

type Mark = { points: number; fraction: number | 'not-applicable' | null };

function sumOf(faults: boolean, marks: readonly Mark[]): string {
  const judged = marks.filter((mark) => typeof mark.fraction === 'number');
  if (faults) {
    const present = judged.filter((mark) => Number(mark.fraction) > 0).length;
    return present === 0 ? 'none present' : `${present} present`;
  }
  const possible = marks.filter((mark) => mark.fraction !== 'not-applicable');
  const sum = judged.reduce((total, mark) => total + mark.points * Number(mark.fraction), 0);
  const all = possible.reduce((total, mark) => total + mark.points, 0);
  return `${formatNumber(Math.round(sum * 10) / 10)} of ${formatNumber(all)}`;
}

const Head = styled(ButtonBase)(({ theme }) => ({
  ...theme.typography.cell,
  display: 'flex',
  justifyContent: 'flex-start',
  alignItems: 'center',
  gap: 7,
  width: '100%',
  height: 30,
  padding: '0 16px 0 14px',
  textAlign: 'left',
  color: theme.vars.palette.text.secondary,
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  backgroundColor: theme.vars.palette.background.default,
  '&:hover': { backgroundColor: theme.vars.palette.action.hover },
  '&:focus-visible': { outlineOffset: -2 },
  '& strong': { fontWeight: 600, color: theme.vars.palette.text.primary },
  '& [data-flag]': { color: theme.vars.palette.error.main },
  '& [data-sum]': { marginLeft: 'auto', fontVariantNumeric: 'tabular-nums' },
  '& [data-marks]': { display: 'inline-flex', gap: 2 },
  '& i': {
    width: 7,
    height: 7,
    boxSizing: 'border-box',
    border: `1px solid ${theme.vars.palette.text.secondary}`,
  },
  '& i[data-mark="full"]': { backgroundColor: theme.vars.palette.text.secondary },
  '& i[data-mark="open"]': {
    borderColor: theme.vars.palette.hatch,
    backgroundImage: `repeating-linear-gradient(135deg, ${theme.vars.palette.hatch} 0 1.5px, transparent 1.5px 4px)`,
  },
  '& [data-left]': { minWidth: 38, textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
}));
