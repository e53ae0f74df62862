import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { styled } from '@mui/material/styles';
import { Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { lintRubric } from '#domain/rubric/lint/lint-rubric.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import { formatCount, formatSigned } from '#ui/format-number.ts';
import { Icon } from '#ui/icon.tsx';
import { SegmentedRadios } from '#ui/segmented-radios.tsx';
import { CriterionRow } from './criterion-row.tsx';
import { moveEntry } from '#ui/editing/move-entry.ts';
import { useOpenEntry } from './open-entries.ts';
import { entryAt } from '#ui/editing/reorder-grip.tsx';
import { SectionBlock } from './section-block.tsx';
import { useFaultAt, useFaults, useSetting } from './settings-context.tsx';

/** Whether tasks without a rubric use one of the project's, and that rubric. */
export function RubricSection() {
  const { value, published, set } = useSetting('rubric');
  const proposals = useSetting('rubricProposals');
  const fault = useFaultAt('rubric');
  // What was written before the policy was switched off comes back when it is switched on again.
  const [laidAside, setLaidAside] = useState<Criterion[]>(published ?? []);
  const choose = (policy: 'task' | 'project') => {
    if (policy === 'project') return set(laidAside.length > 0 ? laidAside : [newCriterion([])]);
    setLaidAside(value ?? []);
    set(null);
  };
  return (
    <SectionBlock
      place="rubric"
      about={value === null ? 'one per task' : totalsWords(value)}
      aside={
        <SegmentedRadios
          label="Rubric of tasks that bring none"
          segments={[
            { value: 'task', label: 'Each task’s own', tone: 'neutral' },
            { value: 'project', label: 'Else the project’s', tone: 'neutral' },
          ]}
          value={value === null ? 'task' : 'project'}
          onChange={choose}
        />
      }
    >
      {value === null ? (
        <Note>Tasks bring their own rubric; one that brings none is asked the questions only.</Note>
      ) : (
        <Criteria criteria={value} published={published ?? []} onChange={set} />
      )}
      {fault && <Note data-fault="">{fault}</Note>}
      <FormControlLabel
        label="Experts may propose the rubric of a task; a reviewer decides"
        control={
          <Checkbox checked={proposals.value} onChange={(_, allowed) => proposals.set(allowed)} />
        }
      />
    </SectionBlock>
  );
}

interface CriteriaProps {
  readonly criteria: readonly Criterion[];
  readonly published: readonly Criterion[];
  readonly onChange: (criteria: Criterion[]) => void;
}

function Criteria({ criteria, published, onChange }: CriteriaProps) {
  const { open, setOpen, moved } = useOpenEntry('rubric');
  const faults = useFaults();
  const { value: off } = useSetting('lintOff');
  const findings = useMemo(() => lintRubric(criteria, new Set(off)), [criteria, off]);
  const add = () => {
    const criterion = newCriterion(criteria);
    onChange([...criteria, criterion]);
    setOpen(criteria.length);
    requestAnimationFrame(() =>
      entryAt('rubric', criteria.length)?.querySelector<HTMLElement>('textarea')?.focus(),
    );
  };
  return (
    <>
      <Rows>
        {criteria.map((criterion, index) => (
          <CriterionRow
            key={criterion.id}
            criterion={criterion}
            index={index}
            all={criteria}
            was={published.find(({ id }) => id === criterion.id) ?? null}
            open={open === index}
            findings={findings.filter(({ criterionId }) => criterionId === criterion.id)}
            faults={faults.filter(({ place }) => place.startsWith(`rubric.${index}.`))}
            onOpen={(next) => setOpen(next ? index : null)}
            onChange={(next) => onChange(criteria.with(index, next))}
            onMove={(from, to) => {
              onChange(moveEntry(criteria, from, to));
              moved(from, to);
            }}
            onRemove={() => {
              onChange(withoutCriterion(criteria, criterion.id));
              setOpen(null);
            }}
          />
        ))}
      </Rows>
      <Button size="small" variant="text" startIcon={<Icon of={Plus} size={14} />} onClick={add}>
        Add criterion
      </Button>
      {findings
        .filter(({ criterionId }) => criterionId === null)
        .map((finding) => (
          <Note key={finding.rule} data-lint="">
            {finding.what} {finding.advice}
          </Note>
        ))}
    </>
  );
}

/** What depended on it no longer does: a dependency that does not exist can never be met. */
function withoutCriterion(criteria: readonly Criterion[], gone: string): Criterion[] {
  return criteria
    .filter(({ id }) => id !== gone)
    .map((each) =>
      each.dependsOn.includes(gone)
        ? { ...each, dependsOn: each.dependsOn.filter((id) => id !== gone) }
        : each,
    );
}

function newCriterion(criteria: readonly Criterion[]): Criterion {
  let n = criteria.length + 1;
  while (criteria.some(({ id }) => id === `p${n}`)) n += 1;
  return {
    id: `p${n}`,
    version: 1,
    text: '',
    tags: [],
    points: 1,
    required: false,
    dependsOn: [],
    scale: { kind: 'binary' },
  };
}

function totalsWords(criteria: readonly Criterion[]): string {
  const sum = (sign: 1 | -1) =>
    criteria
      .map(({ points }) => points)
      .filter((points) => Math.sign(points) === sign)
      .reduce((total, points) => total + points, 0);
  const faults = sum(-1);
  return `${formatCount(criteria.length, 'criterion', 'criteria')}, ${formatSigned(sum(1))}${faults < 0 ? ` and ${formatSigned(faults)}` : ''} points`;
}

const Rows = styled('ol')({ margin: 0, padding: 0, listStyle: 'none' });

const Note = styled('p')(({ theme }) => ({
  ...theme.typography.meta,
  margin: '4px 0 0',
  color: theme.vars.palette.text.disabled,
  '&[data-fault]': { color: theme.vars.palette.error.main },
  '&[data-lint]': { color: theme.vars.palette.warning.main },
}));
