import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import OutlinedInput from '@mui/material/OutlinedInput';
import Select from '@mui/material/Select';
import { styled } from '@mui/material/styles';
import type { ImportJob, ImportOptions } from '#contract/data/import-job.ts';
import { fieldMap, type FieldMap } from '#domain/formats/readers/field-map.ts';
import { formatNumber } from '#ui/format-number.ts';
import type { SniffedFile } from './sniff-file.ts';

interface MappingPanelProps {
  readonly job: ImportJob;
  readonly sniffed: SniffedFile;
  readonly options: ImportOptions;
  readonly disabled: boolean;
  readonly onChange: (options: ImportOptions) => void;
  readonly onCheck: () => void;
}

const targets: Record<keyof FieldMap, string> = {
  prompt: 'Prompt',
  response: 'Response',
  model: 'Model, hidden from experts',
  group: 'Rows of one task',
  reference: 'Reference, hidden from experts',
  rubric: 'Rubric',
  title: 'Title',
  system: 'System prompt',
  document: 'Document',
  skills: 'Skills',
  priority: 'Priority',
  language: 'Language',
  id: 'Task id',
};
const names = Object.keys(fieldMap.shape) as (keyof FieldMap)[];

/** A file of unknown fields has a shape at most; without any field it has not even that. */
function recognised(
  format: ImportJob['progress']['formats'][number] | undefined,
  file: SniffedFile,
) {
  if (format !== undefined && format.format !== 'map') return `Recognised as ${format.title}`;
  return file.fields.length === 0 ? 'Not recognised' : `${file.title}, mapped by its fields`;
}

/** What the files were recognised as, and which field becomes what; changes are checked again. */
export function MappingPanel(props: MappingPanelProps) {
  const { job, sniffed, options, disabled, onChange } = props;
  const byHand = options.format === 'map';
  const format = job.progress.formats[0];
  return (
    <Panel aria-label="Recognised">
      <header>
        <h2>{job.files.map(({ name }) => name).join(', ')}</h2>
        <p>
          {formatNumber(Math.ceil(job.files.reduce((sum, { size }) => sum + size, 0) / 1024))} kB in{' '}
          {job.files.length} {job.files.length === 1 ? 'file' : 'files'}
        </p>
      </header>
      <h3>{recognised(format, sniffed)}</h3>
      {sniffed.because.length > 0 && (
        <p>
          Because of <code>{sniffed.because.slice(0, 4).join(', ')}</code>.
        </p>
      )}
      <Select
        size="small"
        value={byHand ? 'map' : 'auto'}
        disabled={disabled}
        inputProps={{ 'aria-label': 'Read as' }}
        onChange={(event) =>
          onChange(
            event.target.value === 'map'
              ? { ...options, format: 'map', map: sniffed.map }
              : { ...options, format: 'auto', map: {} },
          )
        }
      >
        <MenuItem value="auto">As recognised</MenuItem>
        <MenuItem value="map">Map by hand</MenuItem>
      </Select>
      {byHand && (
        <>
          <h3>Fields</h3>
          <p>
            A path may be <code>a.b</code> or <code>a[].b</code>. In the file:{' '}
            <code>{sniffed.fields.map(({ name }) => name).join(', ')}</code>
          </p>
          {names.map((name) => (
            <label key={name}>
              <span>{targets[name]}</span>
              <OutlinedInput
                size="small"
                value={options.map[name] ?? ''}
                disabled={disabled}
                inputProps={{ list: 'fields-of-the-file', spellCheck: false }}
                onChange={(event) => onChange(withPath(options, name, event.target.value))}
              />
            </label>
          ))}
          <datalist id="fields-of-the-file">
            {sniffed.fields.map(({ name }) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </datalist>
        </>
      )}
      <Button disabled={disabled} onClick={props.onCheck}>
        Check again
      </Button>
    </Panel>
  );
}

/** An empty path means that the field is not there. */
function withPath(options: ImportOptions, name: keyof FieldMap, path: string): ImportOptions {
  const { [name]: _, ...rest } = options.map;
  return { ...options, map: path.trim() === '' ? rest : { ...rest, [name]: path.trim() } };
}

const Panel = styled('section')(({ theme }) => ({
  height: '100%',
  overflow: 'auto',
  padding: 16,
  backgroundColor: theme.vars.palette.surface.side,
  '& h2': { ...theme.typography.subtitle2, margin: 0, overflowWrap: 'anywhere' },
  '& h3': { ...theme.typography.subtitle2, margin: '16px 0 4px' },
  '& p': { ...theme.typography.body2, color: theme.vars.palette.text.secondary, margin: '0 0 8px' },
  '& code': { ...theme.typography.code, overflowWrap: 'anywhere' },
  '& label': {
    display: 'grid',
    gridTemplateColumns: '1fr 1fr',
    alignItems: 'center',
    gap: 8,
    padding: '3px 0',
    borderTop: `1px solid ${theme.vars.palette.divider}`,
    ...theme.typography.body2,
  },
  '& > button': { marginTop: 12 },
}));
