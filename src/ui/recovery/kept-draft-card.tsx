import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { Check, Copy, Download, HardDrive } from 'lucide-react';
import { useId, useState } from 'react';
import type { DraftFields } from '#domain/draft/draft-fields.ts';
import type { BlindTask } from '#domain/task/task.ts';
import { formatCount } from '#ui/format-number.ts';
import { Icon } from '#ui/icon.tsx';
import { clockTime, shortDate } from '#ui/relative-time.ts';
import { draftAsText } from './draft-as-text.ts';
import { fieldLabel } from './field-label.ts';
import { fileName, saveFile } from './save-file.ts';

export interface KeptDraftCardProps {
  readonly title: string;
  readonly editedAt: number | null;
  readonly now: number;
  readonly fields: DraftFields;
  readonly unsent: readonly string[];
  readonly state: 'draft' | 'parked' | 'submitted';
  readonly versions: readonly { readonly what: string; readonly fields: DraftFields }[];
  readonly task: BlindTask | null;
}

/** One draft of this device: what is in it, and the ways to take it along. */
export function KeptDraftCard(props: KeptDraftCardProps) {
  const { title, editedAt, now, fields, unsent, state, versions, task } = props;
  const id = useId();
  const [copied, setCopied] = useState(false);
  const text = [
    draftAsText(title, fields, task),
    ...versions.map((each) => draftAsText(`${title}: ${each.what}`, each.fields, task)),
  ].join('\n');
  const texts = Object.entries(fields).filter(([, value]) => typeof value === 'string');
  const answers = Object.keys(fields).filter((field) => fieldLabel(field, task) !== null).length;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // A forbidden clipboard leaves the file, and the text below to select.
      setCopied(false);
    }
  };
  return (
    <Card aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p data-facts="">
        {formatCount(answers, 'answer')}
        {editedAt !== null && ` · edited ${shortDate(editedAt, now)} ${clockTime(editedAt, false)}`}
        {state !== 'draft' && ` · ${state}`}
        {versions.length > 0 && ` · ${formatCount(versions.length, 'other version')}`}
      </p>
      <p data-unsent={unsent.length > 0 || undefined}>
        <Icon of={unsent.length > 0 ? HardDrive : Check} size={14} />
        {unsent.length > 0
          ? `${formatCount(unsent.length, 'change')} only on this device`
          : 'The server has all of it, as far as this device knows'}
      </p>
      {texts.map(([field, value]) => (
        <details key={field}>
          <summary>{fieldLabel(field, task)}</summary>
          <pre>{String(value)}</pre>
        </details>
      ))}
      <div data-actions="">
        <Button
          variant="outlined"
          aria-label={`Copy the text of ${title}`}
          startIcon={<Icon of={copied ? Check : Copy} size={16} />}
          onClick={copy}
        >
          {copied ? 'Copied' : 'Copy text'}
        </Button>
        <Button
          variant="outlined"
          aria-label={`Save ${title} to a file`}
          startIcon={<Icon of={Download} size={16} />}
          onClick={() => saveFile(fileName(title, 'md'), 'text/markdown', text)}
        >
          Save to a file
        </Button>
      </div>
    </Card>
  );
}

const Card = styled('section')(({ theme }) => ({
  ...theme.typography.body2,
  padding: '16px 20px 18px',
  color: theme.vars.palette.text.secondary,
  backgroundColor: theme.vars.palette.background.paper,
  border: `1px solid ${theme.vars.palette.divider}`,
  borderRadius: 6,
  '& h2': { ...theme.typography.h3, margin: 0, color: theme.vars.palette.text.primary },
  '& p': { display: 'flex', alignItems: 'center', gap: 6, margin: '2px 0 0' },
  '& [data-unsent]': { color: theme.vars.palette.warning.main, fontWeight: 500 },
  '& details': { marginTop: 8 },
  '& summary': { color: theme.vars.palette.text.primary, cursor: 'pointer' },
  '& pre': {
    ...theme.typography.body2,
    maxHeight: 240,
    margin: '6px 0 0',
    padding: '10px 12px',
    overflow: 'auto',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    backgroundColor: theme.vars.palette.surface.side,
    borderRadius: 4,
  },
  '& [data-actions]': { display: 'flex', flexWrap: 'wrap', gap: 8, marginTop: 14 },
}));
