import { useState } from 'react';
import { LinkButton } from '#ui/link-button.tsx';
import { SegmentedRadios } from '#ui/segmented-radios.tsx';
import { ListEditor } from '#ui/editing/list-editor.tsx';
import { NumberInput } from '#ui/editing/number-input.tsx';
import { OpinionRow, SkillsRow } from './opinion-row.tsx';
import { ReviewPolicyRow } from './review-policy-row.tsx';
import { SectionBlock, SettingRow } from './section-block.tsx';
import { useFaultAt, useSetting } from './settings-context.tsx';

// What was emptied while writing is kept as "no number": the fault says what may stand there.
const orNone = (value: number | undefined) => value ?? Number.NaN;

export function WorkSection() {
  const overlap = useSetting('overlap');
  const lease = useSetting('lease');
  const shuffle = useSetting('shuffle');
  return (
    <SectionBlock place="work">
      <SettingRow>
        <span data-what="">Overlap</span>
        <div data-controls="">
          <NumberInput
            name="Experts a task"
            place="overlap"
            value={overlap.value}
            fault={useFaultAt('overlap')}
            onChange={(value) => overlap.set(orNone(value))}
            width={64}
          />
          experts a task
        </div>
        <span data-means="">independent of each other</span>
      </SettingRow>
      <OpinionRow />
      <SkillsRow />
      <SettingRow>
        <span data-what="">Hold</span>
        <div data-controls="">
          <NumberInput
            name="Hold in minutes"
            place="lease.currentMinutes"
            unit="min"
            value={lease.value.currentMinutes}
            fault={useFaultAt('lease.currentMinutes')}
            onChange={(value) => lease.set({ ...lease.value, currentMinutes: orNone(value) })}
            width={92}
          />
          and the next task
          <NumberInput
            name="Hold of the next task in minutes"
            place="lease.nextMinutes"
            unit="min"
            value={lease.value.nextMinutes}
            fault={useFaultAt('lease.nextMinutes')}
            onChange={(value) => lease.set({ ...lease.value, nextMinutes: orNone(value) })}
            width={84}
          />
        </div>
        <span data-means="">an expired one parks the draft</span>
      </SettingRow>
      <SettingRow>
        <span data-what="">Order</span>
        <div data-controls="">
          <SegmentedRadios
            label="Order of the responses"
            segments={[
              { value: 'shuffled', label: 'Shuffled for each expert', tone: 'neutral' },
              { value: 'imported', label: 'As imported', tone: 'neutral' },
            ]}
            value={shuffle.value ? 'shuffled' : 'imported'}
            onChange={(value) => shuffle.set(value === 'shuffled')}
          />
        </div>
        <span data-means="">kept with every answer</span>
      </SettingRow>
      <SkipRow />
      <ReviewPolicyRow />
    </SectionBlock>
  );
}

function SkipRow() {
  const { value, set } = useSetting('skip');
  const [open, setOpen] = useState(false);
  const fault = useFaultAt('skip.reasons');
  return (
    <SettingRow>
      <span data-what="">Skip</span>
      <div data-controls="">
        <NumberInput
          name="Skips a day"
          place="skip.perDay"
          value={value.perDay}
          fault={useFaultAt('skip.perDay')}
          onChange={(perDay) => set({ ...value, perDay: orNone(perDay) })}
          width={72}
        />
        a day, with a reason from
        <LinkButton
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          sx={{ minHeight: 24 }}
        >
          {value.reasons.length} {value.reasons.length === 1 ? 'reason' : 'reasons'}
        </LinkButton>
      </div>
      <span data-means="">the task goes to somebody else</span>
      {(open || fault !== undefined) && (
        <div data-wide="" style={{ padding: '4px 0 8px 6rem', maxWidth: 560 }}>
          <ListEditor
            place="skip.reasons"
            label="Reasons, as the expert reads them"
            entry="Reason"
            texts={value.reasons}
            fault={fault}
            onChange={(reasons) => set({ ...value, reasons })}
          />
        </div>
      )}
    </SettingRow>
  );
}
