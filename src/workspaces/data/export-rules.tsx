import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import { styled } from '@mui/material/styles';
import type { ExportOptions } from '#domain/formats/exports/export-options.ts';

interface ExportRulesProps {
  readonly options: Partial<ExportOptions>;
  readonly onChange: (options: Partial<ExportOptions>) => void;
}

type Rule = 'answers' | 'bothBad' | 'rewrites';

const rules: readonly {
  name: Rule;
  title: string;
  why: string;
  choices: readonly [string, string][];
}[] = [
  {
    name: 'answers',
    title: 'Answers',
    why: 'where several experts judged one task',
    choices: [
      ['majority', 'What most experts said'],
      ['each', 'Every expert’s own'],
    ],
  },
  {
    name: 'bothBad',
    title: 'Both bad',
    why: 'a rewrite can stand over both',
    choices: [
      ['rewrite-over-both', 'Rewrite over both'],
      ['leave-out', 'Leave out'],
    ],
  },
  {
    name: 'rewrites',
    title: 'Rewrites',
    why: 'as preferred over what they improve',
    choices: [
      ['over-original', 'Rewrite over original'],
      ['leave-out', 'Leave out'],
    ],
  },
];

/** What happens to answers that a format has no place for; ties are left out of pairs. The display order is always undone. */
export function ExportRules({ options, onChange }: ExportRulesProps) {
  return (
    <Grid>
      {rules.map(({ name, title, why, choices }) => (
        <div key={name}>
          <span id={`rule-${name}`}>{title}</span>
          <Select
            size="small"
            value={options[name] ?? choices[0]?.[0] ?? ''}
            labelId={`rule-${name}`}
            onChange={(event) => onChange({ ...options, [name]: event.target.value })}
          >
            {choices.map(([value, words]) => (
              <MenuItem key={value} value={value}>
                {words}
              </MenuItem>
            ))}
          </Select>
          <small>{why}</small>
        </div>
      ))}
    </Grid>
  );
}

const Grid = styled('div')(({ theme }) => ({
  padding: '8px 20px',
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  '& > div': {
    display: 'grid',
    gridTemplateColumns: '96px 220px 1fr',
    alignItems: 'center',
    gap: 12,
    padding: '3px 0',
    ...theme.typography.body2,
  },
  '& small': { ...theme.typography.meta, color: theme.vars.palette.text.disabled },
}));
