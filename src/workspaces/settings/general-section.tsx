import Button from '@mui/material/Button';
import OutlinedInput from '@mui/material/OutlinedInput';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import type { Project } from '#domain/project/project.ts';
import { Field } from '#ui/field.tsx';
import { shortDate } from '#ui/relative-time.ts';
import { SectionBlock } from './section-block.tsx';
import { useFaultAt, useSetting } from './settings-context.tsx';

interface GeneralSectionProps {
  readonly project: Project;
  /** Only owners of the installation make projects. */
  readonly onCreate: (() => void) | null;
}

export function GeneralSection({ project, onCreate }: GeneralSectionProps) {
  const { value, set } = useSetting('name');
  const fault = useFaultAt('name');
  const [now] = useState(() => Date.now());
  return (
    <SectionBlock
      place="general"
      about={`address /p/${project.slug} · made ${shortDate(Date.parse(project.createdAt), now)}`}
      aside={onCreate && <Button onClick={onCreate}>New project…</Button>}
    >
      <Narrow data-place="name">
        <Field label="Name" {...(fault !== undefined && { error: fault })}>
          {(control) => (
            <OutlinedInput
              inputProps={control}
              value={value}
              error={fault !== undefined}
              onChange={(event) => set(event.target.value)}
            />
          )}
        </Field>
      </Narrow>
    </SectionBlock>
  );
}

const Narrow = styled('div')({ maxWidth: 420 });
