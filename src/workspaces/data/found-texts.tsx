import OutlinedInput from '@mui/material/OutlinedInput';
import { styled } from '@mui/material/styles';
import type { Ref } from 'react';
import type { FindingGroup } from '#contract/data/import-job.ts';
import { Field } from '#ui/field.tsx';
import { formatCount, formatNumber } from '#ui/format-number.ts';

interface FoundTextsProps {
  readonly findings: readonly FindingGroup[];
  readonly explanation: string;
  /** The import was asked for without an explanation. */
  readonly missing: boolean;
  readonly disabled: boolean;
  readonly field: Ref<HTMLInputElement>;
  readonly onExplain: (explanation: string) => void;
}

/** What may be confidential in the files, each with its place and why, and why it may come in. */
export function FoundTexts(props: FoundTextsProps) {
  const { findings, explanation, missing, disabled, field, onExplain } = props;
  const open = findings.filter(({ needsExplanation }) => needsExplanation);
  if (findings.length === 0) return null;
  return (
    <Part aria-label="Perhaps confidential">
      <h3>Perhaps confidential</h3>
      <ul>
        {findings.map((group) => (
          <li key={`${group.field}/${group.kind}`}>
            <p>
              <code>
                {group.file}:{group.lines[0]}
              </code>
              <code>{group.field}</code>
              <b>{group.why}</b>
              <span>{formatNumber(group.found)}</span>
            </p>
            <p>
              <q>{group.quote}</q>
              <small>{group.lines.length > 1 && `Lines ${group.lines.join(', ')}`}</small>
            </p>
          </li>
        ))}
      </ul>
      {open.length > 0 && (
        <div data-explain="">
          <Field
            label="Why it may be imported"
            help={`For ${formatCount(open.length, 'kind')} of finding; it is kept with the import`}
            {...(missing && { error: 'Explain it, or take other files.' })}
          >
            {(control) => (
              <OutlinedInput
                inputRef={field}
                inputProps={{ ...control, maxLength: 2000 }}
                fullWidth
                disabled={disabled}
                value={explanation}
                onChange={(event) => onExplain(event.target.value)}
              />
            )}
          </Field>
        </div>
      )}
    </Part>
  );
}

const Part = styled('section')(({ theme }) => ({
  '& h3': { ...theme.typography.subtitle2, margin: 0, padding: '12px 20px 4px' },
  '& ul': { listStyle: 'none', margin: 0, padding: 0 },
  '& li': { padding: '8px 20px', borderTop: `1px solid ${theme.vars.palette.divider}` },
  '& p': { display: 'flex', alignItems: 'baseline', gap: 16, margin: 0, ...theme.typography.body2 },
  '& b': { flex: 1, fontWeight: 500 },
  '& q': { ...theme.typography.code, overflowWrap: 'anywhere' },
  '& small': { ...theme.typography.meta, color: theme.vars.palette.text.disabled },
  '& code': theme.typography.code,
  '& [data-explain]': { maxWidth: 640, padding: '8px 20px 16px' },
}));
