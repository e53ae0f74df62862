import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import { reviewFlag } from '#domain/review/review-flag.ts';
import type { ReviewPolicy } from '#domain/review/review-policy.ts';
import { flagWords } from '#domain/review/review-words.ts';
import { NumberInput } from '#ui/editing/number-input.tsx';
import { SettingRow } from './section-block.tsx';
import { useFaultAt, useSetting } from './settings-context.tsx';

const kinds: readonly (readonly [ReviewPolicy['kind'], string])[] = [
  ['all', 'Every submission'],
  ['share', 'A share by lot'],
  ['first', 'The first of each expert'],
  ['rule', 'Those with a flag'],
  ['none', 'None by itself'],
];

const beginnings: Readonly<Record<ReviewPolicy['kind'], ReviewPolicy>> = {
  all: { kind: 'all' },
  none: { kind: 'none' },
  share: { kind: 'share', percent: 20 },
  first: { kind: 'first', count: 10 },
  rule: { kind: 'rule', flags: ['contradiction', 'guard', 'too-fast'] },
};

/** Which submissions a reviewer is asked to look at; the others can still be opened. */
export function ReviewPolicyRow() {
  const { value, set } = useSetting('review');
  const { policy } = value;
  const percentFault = useFaultAt('review.policy.percent');
  const countFault = useFaultAt('review.policy.count');
  const change = (next: ReviewPolicy) => set({ ...value, policy: next });
  return (
    <SettingRow>
      <span data-what="">Review</span>
      <div data-controls="">
        <Select
          size="small"
          value={policy.kind}
          inputProps={{ 'aria-label': 'Submissions to review' }}
          onChange={(event) => change(beginnings[event.target.value])}
        >
          {kinds.map(([kind, words]) => (
            <MenuItem key={kind} value={kind}>
              {words}
            </MenuItem>
          ))}
        </Select>
        {policy.kind === 'share' && (
          <NumberInput
            name="Share to review"
            place="review.policy.percent"
            unit="%"
            value={policy.percent}
            fault={percentFault}
            onChange={(percent) => change({ kind: 'share', percent: percent ?? Number.NaN })}
            width={84}
          />
        )}
        {policy.kind === 'first' && (
          <NumberInput
            name="Submissions of each expert to review"
            place="review.policy.count"
            value={policy.count}
            fault={countFault}
            onChange={(count) => change({ kind: 'first', count: count ?? Number.NaN })}
            width={84}
          />
        )}
        <FormControlLabel
          label="Reviewers grade blind first"
          control={
            <Checkbox
              size="small"
              checked={value.blindFirst}
              onChange={(_, blindFirst) => set({ ...value, blindFirst })}
            />
          }
        />
      </div>
      <span data-means="">what came back is always looked at again</span>
      {policy.kind === 'rule' && (
        <div data-wide="" style={{ padding: '0 0 8px 6rem' }}>
          {reviewFlag.options.map((flag) => (
            <FormControlLabel
              key={flag}
              label={flagWords[flag]}
              control={
                <Checkbox
                  size="small"
                  checked={policy.flags.includes(flag)}
                  // A rule names at least one flag.
                  disabled={policy.flags.length === 1 && policy.flags.includes(flag)}
                  onChange={(_, checked) =>
                    change({
                      kind: 'rule',
                      flags: checked
                        ? [...policy.flags, flag]
                        : policy.flags.filter((each) => each !== flag),
                    })
                  }
                />
              }
            />
          ))}
        </div>
      )}
    </SettingRow>
  );
}
