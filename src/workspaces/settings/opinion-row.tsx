import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { canBecomeCertain } from '#domain/project/opinion-faults.ts';
import type { AnotherOpinion } from '#domain/project/project-settings.ts';
import { SegmentedRadios } from '#ui/segmented-radios.tsx';
import { NumberInput } from '#ui/editing/number-input.tsx';
import { SettingRow } from './section-block.tsx';
import { useFaultAt, useSetting } from './settings-context.tsx';

/** Whether every task takes the same number of experts, or only as many as it needs. */
export function OpinionRow() {
  const { value: rule, set } = useSetting('anotherOpinion');
  const questions = useSetting('questions').value.filter(canBecomeCertain);
  const overlap = useSetting('overlap').value;
  const begin = (): AnotherOpinion => ({
    questions: questions.slice(0, 1).map(({ name }) => name),
    atLeast: Math.min(2, overlap),
    atMost: Math.max(2, overlap),
    certainty: 0.9,
    fixedShare: 0.1,
  });
  return (
    <SettingRow>
      <span data-what="">Opinions</span>
      <div data-controls="">
        <SegmentedRadios
          label="How many experts a task takes"
          segments={[
            { value: 'fixed', label: 'The same for every task', tone: 'neutral' },
            { value: 'uncertain', label: 'Another one only where uncertain', tone: 'neutral' },
          ]}
          value={rule === null ? 'fixed' : 'uncertain'}
          onChange={(value) => set(value === 'fixed' ? null : begin())}
        />
      </div>
      <span data-means="">
        {rule === null ? 'the overlap above' : 'the overlap above holds for the fixed share'}
      </span>
      {rule !== null && (
        <RuleFields rule={rule} names={questions.map(({ name }) => name)} onChange={set} />
      )}
    </SettingRow>
  );
}

interface RuleFieldsProps {
  readonly rule: AnotherOpinion;
  readonly names: readonly string[];
  readonly onChange: (rule: AnotherOpinion) => void;
}

function RuleFields({ rule, names, onChange }: RuleFieldsProps) {
  const fault = useFaultAt('anotherOpinion.questions');
  const number = (value: number | undefined) => value ?? Number.NaN;
  // Whole percent on screen, shares in the settings.
  const share = (value: number | undefined) => number(value) / 100;
  const percent = (value: number) => Math.round(value * 1000) / 10;
  return (
    <div data-wide="" style={{ padding: '0 0 8px 6rem' }}>
      <div role="group" aria-label="Questions that must be certain">
        {[...new Set([...names, ...rule.questions])].map((name) => (
          <FormControlLabel
            key={name}
            label={names.includes(name) ? name : `${name} (no longer asked)`}
            control={
              <Checkbox
                size="small"
                checked={rule.questions.includes(name)}
                onChange={(_, checked) =>
                  onChange({
                    ...rule,
                    questions: checked
                      ? [...rule.questions, name]
                      : rule.questions.filter((each) => each !== name),
                  })
                }
              />
            }
          />
        ))}
        {fault && <p role="alert">{fault}</p>}
      </div>
      <div style={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 8 }}>
        <NumberInput
          name="Experts at least"
          place="anotherOpinion.atLeast"
          value={rule.atLeast}
          fault={useFaultAt('anotherOpinion.atLeast')}
          onChange={(value) => onChange({ ...rule, atLeast: number(value) })}
          width={64}
        />
        to
        <NumberInput
          name="Experts at most"
          place="anotherOpinion.atMost"
          value={rule.atMost}
          fault={useFaultAt('anotherOpinion.atMost')}
          onChange={(value) => onChange({ ...rule, atMost: number(value) })}
          width={64}
        />
        experts, until
        <NumberInput
          name="Certainty"
          place="anotherOpinion.certainty"
          unit="%"
          value={percent(rule.certainty)}
          fault={useFaultAt('anotherOpinion.certainty')}
          onChange={(value) => onChange({ ...rule, certainty: share(value) })}
          width={84}
        />
        certain on average;
        <NumberInput
          name="Share that keeps the fixed overlap"
          place="anotherOpinion.fixedShare"
          unit="%"
          value={percent(rule.fixedShare)}
          fault={useFaultAt('anotherOpinion.fixedShare')}
          onChange={(value) => onChange({ ...rule, fixedShare: share(value) })}
          width={84}
        />
        of the tasks, by lot, keep the fixed overlap for the agreement
      </div>
    </div>
  );
}

/** Whether the skills that tasks name decide who is offered them. */
export function SkillsRow() {
  const { value, set } = useSetting('skillsRequired');
  return (
    <SettingRow>
      <span data-what="">Skills</span>
      <div data-controls="">
        <SegmentedRadios
          label="Who is offered a task that names skills"
          segments={[
            { value: 'anybody', label: 'Anybody', tone: 'neutral' },
            { value: 'required', label: 'Only who has all of them', tone: 'neutral' },
          ]}
          value={value ? 'required' : 'anybody'}
          onChange={(chosen) => set(chosen === 'required')}
        />
      </div>
      <span data-means="">people’s skills are kept under People</span>
    </SettingRow>
  );
}
