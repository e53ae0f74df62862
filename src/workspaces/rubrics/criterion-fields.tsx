import OutlinedInput from '@mui/material/OutlinedInput';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import type { Criterion } from '#domain/rubric/criterion.ts';
import { weightClasses } from '#domain/rubric/edit-criteria.ts';
import { AppliesWhen } from '#ui/editing/applies-when.tsx';
import { LevelsEditor } from '#ui/editing/levels-editor.tsx';
import { NumberInput } from '#ui/editing/number-input.tsx';
import { OptionalText } from '#ui/editing/optional-text.tsx';
import { ScaleField } from '#ui/editing/scale-field.tsx';
import { without } from '#ui/editing/without.ts';
import { Field } from '#ui/field.tsx';
import { useBench } from './rubric-context.tsx';

interface CriterionFieldsProps {
  readonly criterion: Criterion;
  readonly index: number;
  readonly all: readonly Criterion[];
}

type TextField = 'title' | 'category' | 'rationale' | 'weightClass';

/** The fields of one criterion besides its text, which is edited in its row. */
export function CriterionFields({ criterion, index, all }: CriterionFieldsProps) {
  const { store } = useBench();
  const [more, setMore] = useState(false);
  const classes = weightClasses(all);
  const change = (make: (now: Criterion) => Criterion, group?: string) =>
    store.edit(
      (criteria) => criteria.map((each) => (each.id === criterion.id ? make(each) : each)),
      group && `${group} ${criterion.id}`,
    );
  const write = (key: TextField, value: string) =>
    change((now) => (value === '' ? without(now, key) : { ...now, [key]: value }), key);
  const sources = criterion.sources ?? [];
  return (
    <Form>
      <div data-row="">
        <Field label="Points">
          {() => (
            <NumberInput
              name="Points"
              width={76}
              value={criterion.points}
              onChange={(points) =>
                points !== undefined && change((now) => ({ ...now, points }), 'points')
              }
            />
          )}
        </Field>
        <Field label="Weight class">
          {(control) => (
            <OutlinedInput
              sx={{ width: 118 }}
              inputProps={{ ...control, list: 'weight-classes' }}
              value={criterion.weightClass ?? ''}
              onChange={(event) => {
                const name = event.target.value;
                write('weightClass', name);
                const points = classes.get(name);
                if (points !== undefined) change((now) => ({ ...now, points }), 'weightClass');
              }}
            />
          )}
        </Field>
        <datalist id="weight-classes">
          {[...classes].map(([name, points]) => (
            <option key={name} value={name}>
              {points}
            </option>
          ))}
        </datalist>
        <ScaleField
          width={150}
          scale={criterion.scale}
          onChange={(scale) => change((now) => ({ ...now, scale }))}
        />
      </div>
      <LevelsEditor
        place={`criterion.${index}.levels`}
        scale={criterion.scale}
        onChange={(scale) => change((now) => ({ ...now, scale }), 'levels')}
      />
      <div data-row="">
        <AppliesWhen
          criterion={criterion}
          all={all}
          gateLabel="Required: a gate"
          onChange={(part) => change((now) => ({ ...now, ...part }))}
        />
      </div>
      <button type="button" aria-expanded={more} onClick={() => setMore(!more)}>
        {more ? 'Fewer fields' : 'Title, section, why it matters, tags and sources'}
      </button>
      {more && (
        <>
          <div data-row="">
            <OptionalText
              label="Short title"
              value={criterion.title}
              onChange={(value) => write('title', value)}
            />
            <OptionalText
              label="Section"
              value={criterion.category}
              onChange={(value) => write('category', value)}
            />
          </div>
          <OptionalText
            multiline
            label="Why it matters"
            value={criterion.rationale}
            onChange={(value) => write('rationale', value)}
          />
          <Field label="Tags" help="Several are parted by commas.">
            {(control) => (
              <OutlinedInput
                inputProps={control}
                defaultValue={criterion.tags.join(', ')}
                onBlur={(event) => {
                  const tags = event.target.value
                    .split(',')
                    .map((each) => each.trim())
                    .filter(Boolean);
                  change((now) => ({ ...now, tags }));
                }}
              />
            )}
          </Field>
          <Field label="Sources" help="One a line.">
            {(control) => (
              <OutlinedInput
                multiline
                inputProps={control}
                value={sources.join('\n')}
                onChange={(event) => {
                  const { value } = event.target;
                  change(
                    (now) =>
                      value === ''
                        ? without(now, 'sources')
                        : { ...now, sources: value.split('\n') },
                    'sources',
                  );
                }}
              />
            )}
          </Field>
        </>
      )}
    </Form>
  );
}

const Form = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: 10,
  '& [data-row]': { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: 8 },
  '& [data-row] > div': { minWidth: 0 },
  '& > button': {
    ...theme.typography.meta,
    justifySelf: 'start',
    minHeight: 24,
    padding: 0,
    border: 0,
    color: theme.vars.palette.primary.main,
    background: 'none',
    cursor: 'pointer',
  },
}));
