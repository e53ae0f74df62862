import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import OutlinedInput from '@mui/material/OutlinedInput';
import Select from '@mui/material/Select';
import { styled } from '@mui/material/styles';
import type { Question } from '#domain/question/question.ts';
import { Field } from '#ui/field.tsx';
import { ListEditor } from '#ui/editing/list-editor.tsx';
import { moveEntry } from '#ui/editing/move-entry.ts';
import { NumberInput } from '#ui/editing/number-input.tsx';
import { useFaultAt } from './settings-context.tsx';
import { without } from '#ui/editing/without.ts';

interface QuestionScaleProps<Q extends Question> {
  readonly question: Q;
  /** `questions.2` */
  readonly place: string;
  readonly onChange: (question: Q) => void;
}

/** What only one kind of question has: steps, choices, bounds, labels. */
export function QuestionScale({ question, ...rest }: QuestionScaleProps<Question>) {
  switch (question.kind) {
    case 'comparison':
      return null;
    case 'rating':
      return <RatingSteps question={question} {...rest} />;
    case 'choice':
      return <ChoiceOptions question={question} {...rest} />;
    case 'number':
      return <NumberBounds question={question} {...rest} />;
    case 'text':
      return <TextBounds question={question} {...rest} />;
    case 'highlight':
      return <HighlightLabels question={question} {...rest} />;
  }
}

type Of<Kind extends Question['kind']> = QuestionScaleProps<Extract<Question, { kind: Kind }>>;

function RatingSteps({ question, place, onChange }: Of<'rating'>) {
  const fault = useFaultAt(`${place}.steps`);
  return (
    <ListEditor
      place={`${place}.steps`}
      label="Steps, worst first"
      entry="Step"
      texts={question.steps}
      fault={fault}
      placeholder={() => 'not worded'}
      onChange={(steps) => onChange({ ...question, steps })}
    />
  );
}

function ChoiceOptions({ question, place, onChange }: Of<'choice'>) {
  const fault = useFaultAt(`${place}.options`);
  return (
    <>
      <ListEditor
        place={`${place}.options`}
        label="Choices, in their order"
        entry="Choice"
        texts={question.options}
        fault={fault}
        onChange={(options) => onChange({ ...question, options })}
      />
      <FormControlLabel
        label="More than one may be chosen"
        control={
          <Checkbox
            checked={question.multiple}
            onChange={(_, multiple) => onChange({ ...question, multiple })}
          />
        }
      />
    </>
  );
}

function NumberBounds({ question, place, onChange }: Of<'number'>) {
  const fault = useFaultAt(`${place}.minimum`);
  return (
    <Bounds data-place={`${place}.minimum`}>
      <Field label="Unit" aside="optional">
        {(control) => (
          <OutlinedInput
            sx={{ width: 110 }}
            inputProps={control}
            value={question.unit ?? ''}
            placeholder="€m, %"
            onChange={(event) =>
              onChange(
                event.target.value === ''
                  ? without(question, 'unit')
                  : { ...question, unit: event.target.value },
              )
            }
          />
        )}
      </Field>
      <Bound
        label="At least"
        value={question.minimum}
        fault={fault}
        onChange={(minimum) =>
          onChange(minimum === undefined ? without(question, 'minimum') : { ...question, minimum })
        }
      />
      <Bound
        label="At most"
        value={question.maximum}
        onChange={(maximum) =>
          onChange(maximum === undefined ? without(question, 'maximum') : { ...question, maximum })
        }
      />
    </Bounds>
  );
}

function TextBounds({ question, place, onChange }: Of<'text'>) {
  const fault = useFaultAt(`${place}.minimumLength`);
  return (
    <>
      <Field label="Grey text in the empty field" aside="optional">
        {(control) => (
          <OutlinedInput
            inputProps={control}
            value={question.placeholder ?? ''}
            onChange={(event) =>
              onChange(
                event.target.value === ''
                  ? without(question, 'placeholder')
                  : { ...question, placeholder: event.target.value },
              )
            }
          />
        )}
      </Field>
      <Bounds data-place={`${place}.minimumLength`}>
        <Bound
          label="Characters at least"
          value={question.minimumLength}
          fault={fault}
          onChange={(minimumLength) =>
            onChange(
              minimumLength === undefined
                ? without(question, 'minimumLength')
                : { ...question, minimumLength },
            )
          }
        />
        <Bound
          label="Characters at most"
          value={question.maximumLength}
          onChange={(maximumLength) =>
            onChange(
              maximumLength === undefined
                ? without(question, 'maximumLength')
                : { ...question, maximumLength },
            )
          }
        />
      </Bounds>
    </>
  );
}

const severities = ['note', 'minor', 'major', 'critical'] as const;

function HighlightLabels({ question, place, onChange }: Of<'highlight'>) {
  const { labels } = question;
  const fault = useFaultAt(`${place}.labels`);
  return (
    <ListEditor
      place={`${place}.labels`}
      label="Labels"
      entry="Label"
      texts={labels.map(({ name }) => name)}
      fault={fault}
      onChange={(texts, moved) => {
        const before = moved ? moveEntry(labels, moved.from, moved.to) : labels;
        onChange({ ...question, labels: relabelled(before, texts) });
      }}
      beside={(index) => (
        <Select
          value={labels[index]?.severity ?? 'minor'}
          inputProps={{ 'aria-label': `Severity of label ${index + 1}` }}
          sx={{ flex: 'none', width: 96 }}
          onChange={(event) =>
            onChange({
              ...question,
              labels: labels.map((each, at) =>
                at === index ? { ...each, severity: event.target.value } : each,
              ),
            })
          }
        >
          {severities.map((severity) => (
            <MenuItem key={severity} value={severity}>
              {severity}
            </MenuItem>
          ))}
        </Select>
      )}
    />
  );
}

type Labels = Extract<Question, { kind: 'highlight' }>['labels'];

/** Names anew: entries keep their severity where one was added or removed among them. */
function relabelled(labels: Labels, names: readonly string[]): Labels {
  const cut = labels.length - names.length;
  const at = names.findIndex((name, index) => name !== labels[index]?.name);
  const kept =
    cut > 0 && at >= 0
      ? labels.toSpliced(at, cut)
      : cut < 0 && at >= 0
        ? labels.toSpliced(at, 0, { name: '', severity: 'minor' })
        : labels;
  return names.map((name, index) => ({ name, severity: kept[index]?.severity ?? 'minor' }));
}

interface BoundProps {
  readonly label: string;
  readonly value: number | undefined;
  readonly fault?: string | undefined;
  readonly onChange: (value: number | undefined) => void;
}

function Bound({ label, value, fault, onChange }: BoundProps) {
  return (
    <Field label={label} {...(fault !== undefined && { error: fault })}>
      {() => (
        <NumberInput name={label} value={value} fault={fault} onChange={onChange} width={110} />
      )}
    </Field>
  );
}

const Bounds = styled('div')({ display: 'flex', flexWrap: 'wrap', gap: 16 });
