import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import { styled } from '@mui/material/styles';
import { verdictFraction } from '#domain/score/verdict-fraction.ts';
import { scoringRule, scoringRules } from '#domain/score/scoring-rules.ts';
import { workedExample } from '#domain/score/worked-example.ts';
import type { ScoringRule } from '#domain/score/scoring-rule.ts';
import { formatNumber, formatSigned } from '#ui/format-number.ts';
import { Formula } from '#ui/viewers/markdown/formula.tsx';
import { SectionBlock } from './section-block.tsx';
import { useSetting } from './settings-context.tsx';

/** Formula, one sentence, one worked example: all three, always. */
export function ScoringSection() {
  const { value, set } = useSetting('scoringRule');
  const rule = scoringRule(value);
  return (
    <SectionBlock
      place="scoring"
      about={rule.source}
      aside={
        <Select
          value={value}
          inputProps={{ 'aria-label': 'Scoring rule' }}
          sx={{ minWidth: 190 }}
          onChange={(event) => set(event.target.value)}
        >
          {scoringRules.map((each) => (
            <MenuItem key={each.name} value={each.name}>
              {each.title}, v{each.version}
            </MenuItem>
          ))}
        </Select>
      }
    >
      <Three>
        <div data-formula-place="">
          <Formula key={rule.name} tex={rule.formula} display start={0} marks={noMarks} />
        </div>
        <div>
          <p>
            <strong>{rule.words}</strong>
          </p>
          <p>{exampleWords(rule)}</p>
          <p data-quiet="">{limitsWords(rule)}</p>
        </div>
      </Three>
    </SectionBlock>
  );
}

const noMarks = [] as const;

/** The example as a sum, from the rule's own scoring: "+6 met, +4 not met, −5 not met: 0.73". */
function exampleWords(rule: ScoringRule): string {
  const { criteria, verdicts, score } = workedExample(rule);
  const terms = criteria.map(({ text, points, scale }, index) => {
    const value = verdicts[index]?.value ?? 'not-applicable';
    const fraction = verdictFraction(scale, value);
    const word =
      fraction === 'not-applicable' || fraction === null
        ? 'not applicable'
        : fraction === 1
          ? 'met'
          : fraction === 0
            ? 'not met'
            : 'partly';
    return `“${text}” (${formatSigned(points)}) ${word}`;
  });
  const result =
    score.raw === null
      ? `no score: ${score.why ?? ''}`
      : `${formatNumber(score.raw, 2)}${score.clamped === score.raw ? '' : `, clamped to ${formatNumber(score.clamped ?? 0, 2)}`}`;
  return `For example ${terms.join(', ')} gives ${result}.`;
}

function limitsWords(rule: ScoringRule): string {
  const scales = { binary: 'met or not', ternary: 'partly', points: 'points', anchored: 'levels' };
  return [
    `Scales: ${rule.scales.map((each) => scales[each]).join(', ')}`,
    rule.negatives ? 'faults take points off' : 'no negative points',
    rule.notApplicable === 'leaves'
      ? 'what is not applicable leaves the sum'
      : 'what is not applicable counts 0',
    ...(rule.passMark === null ? [] : [`pass at ${formatNumber(rule.passMark)}`]),
  ].join('; ');
}

const Three = styled('div')(({ theme }) => ({
  ...theme.typography.cell,
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)',
  alignItems: 'center',
  columnGap: 24,
  '& p': { margin: '0 0 4px' },
  '& [data-quiet]': { color: theme.vars.palette.text.disabled },
  '& [data-formula-place]': {
    minHeight: 56,
    overflowX: 'auto',
    display: 'flex',
    alignItems: 'center',
  },
  '& .katex-display': { margin: 0, textAlign: 'left' },
  '& .katex-display > .katex': { textAlign: 'left' },
  '@container editor (max-width: 600px)': { gridTemplateColumns: 'minmax(0, 1fr)', rowGap: 8 },
}));
