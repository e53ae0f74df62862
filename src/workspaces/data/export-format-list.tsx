import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { styled } from '@mui/material/styles';
import type { ExportFormat } from '#domain/formats/exports/export-options.ts';
import { formatNumber } from '#ui/format-number.ts';

interface ExportFormatListProps {
  readonly chosen: ExportFormat;
  readonly counts: Partial<Record<ExportFormat, number>>;
  readonly onChoose: (format: ExportFormat) => void;
}

type Entry = { format: ExportFormat; name: string; what: string };

/** Formats by who reads them. */
export const exportFormats: readonly { reader: string; note: string; formats: Entry[] }[] = [
  {
    reader: 'TRL',
    note: 'trainers in Python',
    formats: [
      { format: 'trl-dpo', name: 'Preference', what: 'prompt, chosen, rejected' },
      { format: 'trl-sft', name: 'Prompt and completion', what: 'from rewrites' },
      { format: 'trl-kto', name: 'Unpaired preference', what: 'completion, true or false' },
    ],
  },
  {
    reader: 'OpenAI',
    note: 'legacy fine-tuning shapes',
    formats: [
      { format: 'openai-sft', name: 'Chat', what: 'messages' },
      { format: 'openai-dpo', name: 'Preference pairs', what: 'input, preferred, non-preferred' },
    ],
  },
  {
    reader: 'Data sets',
    note: 'as published ones look',
    formats: [{ format: 'helpsteer3', name: 'HelpSteer3', what: '−3 to 3, each annotator' }],
  },
  {
    reader: 'Tables',
    note: 'analysis, audit',
    formats: [
      { format: 'csv', name: 'Verdicts, long', what: 'CSV, one row a verdict' },
      { format: 'touchstone', name: 'Everything', what: 'Touchstone archive, comes back whole' },
    ],
  },
];

export function ExportFormatList({ chosen, counts, onChoose }: ExportFormatListProps) {
  return (
    <RadioGroup
      aria-label="Format"
      value={chosen}
      onChange={(_, format) => onChoose(format as ExportFormat)}
    >
      {exportFormats.map(({ reader, note, formats }) => (
        <Group key={reader}>
          <h2>
            {reader} <small>{note}</small>
          </h2>
          {formats.map(({ format, name, what }) => (
            <label key={format} data-chosen={format === chosen || undefined}>
              <Radio value={format} size="small" />
              <span>
                <b>{name}</b>
                <small>{what}</small>
              </span>
              <span className="count">
                {counts[format] === undefined ? '' : formatNumber(counts[format])}
              </span>
            </label>
          ))}
        </Group>
      ))}
    </RadioGroup>
  );
}

const Group = styled('div')(({ theme }) => ({
  '& h2': {
    ...theme.typography.subtitle2,
    margin: 0,
    padding: '3px 16px',
    backgroundColor: theme.vars.palette.background.default,
    borderBottom: `1px solid ${theme.vars.palette.divider}`,
  },
  '& small': { ...theme.typography.meta, color: theme.vars.palette.text.disabled },
  '& label': {
    display: 'grid',
    gridTemplateColumns: '28px 1fr auto',
    alignItems: 'center',
    padding: '4px 16px 4px 8px',
    borderBottom: `1px solid ${theme.vars.palette.divider}`,
    cursor: 'pointer',
    ...theme.typography.body2,
  },
  '& label:hover': { backgroundColor: theme.vars.palette.action.hover },
  '& label[data-chosen]': {
    backgroundColor: theme.vars.palette.action.selected,
    boxShadow: `inset 3px 0 0 ${theme.vars.palette.primary.main}`,
  },
  '& b': { display: 'block', fontWeight: 500 },
  '& .count': { fontVariantNumeric: 'tabular-nums' },
}));
