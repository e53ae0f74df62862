import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import OutlinedInput from '@mui/material/OutlinedInput';
import { styled } from '@mui/material/styles';
import { Trash2 } from 'lucide-react';
import type { Question } from '#domain/question/question.ts';
import { Field } from '#ui/field.tsx';
import { Icon } from '#ui/icon.tsx';
import { SegmentedRadios } from '#ui/segmented-radios.tsx';
import { QuestionScale } from './question-scale.tsx';
import { useFaultAt } from './settings-context.tsx';
import { without } from '#ui/editing/without.ts';

interface QuestionEditorProps {
  readonly question: Question;
  readonly index: number;
  /** The published version asks a question of this name. */
  readonly isPublished: boolean;
  readonly onChange: (question: Question) => void;
  readonly onRemove: () => void;
}

export function QuestionEditor(props: QuestionEditorProps) {
  const { question, index, onChange } = props;
  const place = `questions.${index}`;
  const nameFault = useFaultAt(`${place}.name`);
  return (
    <Form>
      <div data-place={`${place}.name`}>
        <Field
          label="Name"
          required
          help={
            props.isPublished
              ? 'Another name makes it another question: answers that exist stay under this one.'
              : 'Names the control on screen and the column in exports.'
          }
          {...(nameFault !== undefined && { error: nameFault })}
        >
          {(control) => (
            <OutlinedInput
              inputProps={control}
              value={question.name}
              error={nameFault !== undefined}
              onChange={(event) => onChange({ ...question, name: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Field label="What is asked" aside="optional">
        {(control) => (
          <OutlinedInput
            multiline
            inputProps={control}
            value={question.prompt ?? ''}
            placeholder="A sentence under the name"
            onChange={(event) =>
              onChange(
                event.target.value === ''
                  ? without(question, 'prompt')
                  : { ...question, prompt: event.target.value },
              )
            }
          />
        )}
      </Field>
      <QuestionScale question={question} place={place} onChange={onChange} />
      <div data-row="">
        {'per' in question && (
          <SegmentedRadios
            label="Asked"
            segments={[
              { value: 'task', label: 'Once a task', tone: 'neutral' },
              { value: 'response', label: 'For each response', tone: 'neutral' },
            ]}
            value={question.per}
            onChange={(per) => onChange({ ...question, per })}
          />
        )}
        <FormControlLabel
          label="Required before submit"
          control={
            <Checkbox
              checked={question.required}
              onChange={(_, required) => onChange({ ...question, required })}
            />
          }
        />
        <Button
          variant="text"
          color="error"
          startIcon={<Icon of={Trash2} size={14} />}
          onClick={props.onRemove}
        >
          Remove {question.name || 'question'}
        </Button>
      </div>
    </Form>
  );
}

const Form = styled('div')({
  display: 'grid',
  gap: 12,
  padding: '8px 0 14px 28px',
  '& [data-row]': { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 12 },
  '& [data-row] > :last-child': { marginLeft: 'auto' },
});
