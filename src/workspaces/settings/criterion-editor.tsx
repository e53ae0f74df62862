import Button from '@mui/material/Button';
import OutlinedInput from '@mui/material/OutlinedInput';
import { styled } from '@mui/material/styles';
import { Trash2 } from 'lucide-react';
import type { SettingsFault } from '#domain/project/settings-faults.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import type { LintFinding } from '#domain/rubric/lint/lint-rule.ts';
import { Field } from '#ui/field.tsx';
import { Icon } from '#ui/icon.tsx';
import { AppliesWhen } from '#ui/editing/applies-when.tsx';
import { LevelsEditor } from '#ui/editing/levels-editor.tsx';
import { NumberInput } from '#ui/editing/number-input.tsx';
import { OptionalText } from '#ui/editing/optional-text.tsx';
import { ScaleField } from '#ui/editing/scale-field.tsx';
import { without } from '#ui/editing/without.ts';

interface CriterionEditorProps {
  readonly criterion: Criterion;
  readonly index: number;
  readonly all: readonly Criterion[];
  readonly findings: readonly LintFinding[];
  readonly faults: readonly SettingsFault[];
  readonly onChange: (criterion: Criterion) => void;
  readonly onRemove: () => void;
}

export function CriterionEditor(props: CriterionEditorProps) {
  const { criterion, index, all, onChange } = props;
  const place = `rubric.${index}`;
  const faultOf = (field: string) =>
    props.faults.find((fault) => fault.place === `${place}.${field}`)?.text;
  const textFault = faultOf('text');
  const scaleFault = faultOf('scale');
  const optional = (key: 'title' | 'category' | 'rationale', value: string) =>
    onChange(value === '' ? without(criterion, key) : { ...criterion, [key]: value });
  return (
    <Form>
      <div data-place={`${place}.text`}>
        <Field
          label="Text"
          required
          help="What a grader checks, whole and in itself."
          {...(textFault !== undefined && { error: textFault })}
        >
          {(control) => (
            <OutlinedInput
              multiline
              fullWidth
              inputProps={control}
              value={criterion.text}
              onChange={(event) => onChange({ ...criterion, text: event.target.value })}
            />
          )}
        </Field>
      </div>
      {props.findings.map((finding) => (
        <p key={`${finding.rule} ${finding.what}`}>
          <b>{finding.rule}</b> {finding.what} {finding.advice}
        </p>
      ))}
      <div data-row="">
        <OptionalText
          label="Short title"
          aside="optional"
          value={criterion.title}
          onChange={(value) => optional('title', value)}
        />
        <Field label="Points" help="Below 0 it is a fault.">
          {() => (
            <NumberInput
              name="Points"
              place={`${place}.points`}
              value={criterion.points}
              fault={faultOf('points')}
              onChange={(points) => onChange({ ...criterion, points: points ?? Number.NaN })}
            />
          )}
        </Field>
        <div data-place={`${place}.scale`}>
          <ScaleField
            width={170}
            scale={criterion.scale}
            fault={scaleFault}
            onChange={(scale) => onChange({ ...criterion, scale })}
          />
        </div>
        <OptionalText
          label="Category"
          aside="optional"
          value={criterion.category}
          onChange={(value) => optional('category', value)}
        />
      </div>
      <LevelsEditor
        place={`${place}.levels`}
        scale={criterion.scale}
        onChange={(scale) => onChange({ ...criterion, scale })}
      />
      <OptionalText
        multiline
        label="Why it matters"
        aside="optional"
        value={criterion.rationale}
        onChange={(value) => optional('rationale', value)}
      />
      <div data-row="">
        <AppliesWhen
          criterion={criterion}
          all={all}
          gateLabel="A gate: not met marks the score as failed"
          onChange={(part) => onChange({ ...criterion, ...part })}
        />
        <Button
          variant="text"
          color="error"
          startIcon={<Icon of={Trash2} size={14} />}
          onClick={props.onRemove}
        >
          Remove criterion {index + 1}
        </Button>
      </div>
    </Form>
  );
}

const Form = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: 12,
  padding: '8px 0 14px 28px',
  '& [data-row]': { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: 12 },
  '& [data-row] > [data-place]': { maxWidth: 320 },
  '& p': { ...theme.typography.meta, margin: 0, color: theme.vars.palette.warning.main },
  '& p b': { fontWeight: 600 },
}));
