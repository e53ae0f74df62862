import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import OutlinedInput from '@mui/material/OutlinedInput';
import Select from '@mui/material/Select';
import { styled } from '@mui/material/styles';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Plus, X } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { wallTie, type Wall } from '#domain/people/wall.ts';
import { useBackend } from '#queries/backend-context.tsx';
import type { Person } from '#queries/people.ts';
import { setWallsMutation } from '#queries/set-walls.ts';
import { formatCount } from '#ui/format-number.ts';
import { Icon } from '#ui/icon.tsx';
import { ToolbarButton } from '#ui/toolbar-button.tsx';

interface WallEditorProps {
  readonly projectId: string;
  readonly person: Person;
  readonly tasks: number;
}

const ties: Record<Wall['tie'], string> = {
  employer: 'Former employer',
  client: 'Client',
  family: 'Family',
  holding: 'Holds shares',
  other: 'Other tie',
};
const blank: Wall = { company: '', tie: 'employer', note: '', endsOn: null };

/** The companies whose tasks this person is never offered, and how many that are. */
export function WallEditor({ projectId, person, tasks }: WallEditorProps) {
  const save = useMutation(setWallsMutation(useBackend(), useQueryClient(), projectId));
  const [draft, setDraft] = useState<Wall | null>(null);
  const walls = person.walls.map(({ company, tie, note, endsOn }): Wall => ({
    company,
    tie,
    note,
    endsOn,
  }));
  const { accountId } = person;
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (draft === null || draft.company.trim().length < 2) return;
    const wall = { ...draft, company: draft.company.trim() };
    save.mutate({ accountId, walls: [...walls, wall] }, { onSuccess: () => setDraft(null) });
  };
  const change = (part: Partial<Wall>) => draft && setDraft({ ...draft, ...part });
  return (
    <Section aria-labelledby="walls-of-person">
      <h3 id="walls-of-person">
        Walls <small>work that is never offered</small>
      </h3>
      <ul>
        {person.walls.map((wall, at) => (
          <li key={`${wall.company} ${at}`}>
            <div>
              <strong>{wall.company}</strong>
              <small>
                {ties[wall.tie].toLowerCase()}
                {wall.note && `, ${wall.note}`}
              </small>
            </div>
            <small>{wall.endsOn ? `ends ${wall.endsOn}` : 'no end'}</small>
            <span>{formatCount(wall.tasks, 'task')}</span>
            <ToolbarButton
              icon={X}
              name={`Remove the wall of ${wall.company}`}
              onClick={() => save.mutate({ accountId, walls: walls.toSpliced(at, 1) })}
            />
          </li>
        ))}
      </ul>
      {draft ? (
        <form onSubmit={add}>
          <OutlinedInput
            autoFocus
            placeholder="Company"
            inputProps={{ 'aria-label': 'Company', maxLength: 120 }}
            value={draft.company}
            onChange={(event) => change({ company: event.target.value })}
          />
          <Select
            value={draft.tie}
            inputProps={{ 'aria-label': 'Tie' }}
            onChange={(event) => change({ tie: wallTie.parse(event.target.value) })}
          >
            {wallTie.options.map((tie) => (
              <MenuItem key={tie} value={tie}>
                {ties[tie]}
              </MenuItem>
            ))}
          </Select>
          <OutlinedInput
            placeholder="2016 to 2021"
            inputProps={{ 'aria-label': 'Note', maxLength: 200 }}
            value={draft.note}
            onChange={(event) => change({ note: event.target.value })}
          />
          <OutlinedInput
            type="date"
            inputProps={{ 'aria-label': 'Last day' }}
            value={draft.endsOn ?? ''}
            onChange={(event) => change({ endsOn: event.target.value || null })}
          />
          <div data-actions="">
            <Button onClick={() => setDraft(null)}>Cancel</Button>
            <Button type="submit" variant="contained" loading={save.isPending}>
              Add
            </Button>
          </div>
        </form>
      ) : (
        <p>
          <Button
            variant="outlined"
            startIcon={<Icon of={Plus} size={14} />}
            onClick={() => setDraft(blank)}
          >
            Add a wall
          </Button>
          <small>
            {person.keptAway} of {formatCount(tasks, 'task')} kept away
          </small>
        </p>
      )}
      <span role="alert">{save.error?.message}</span>
    </Section>
  );
}

const Section = styled('section')(({ theme }) => ({
  padding: '12px 16px',
  borderTop: `1px solid ${theme.vars.palette.divider}`,
  '& h3': { ...theme.typography.subtitle2, margin: 0 },
  '& small': { ...theme.typography.meta, color: theme.vars.palette.text.disabled },
  '& ul': { margin: '6px 0 8px', padding: 0, listStyle: 'none' },
  '& li': {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto auto 24px',
    alignItems: 'center',
    gap: 10,
    minHeight: 41,
    borderTop: `1px solid ${theme.vars.palette.divider}`,
  },
  '& li div': { display: 'grid', overflowWrap: 'anywhere' },
  '& li strong': { ...theme.typography.cell, fontWeight: 500 },
  '& li span': theme.typography.cell,
  '& p': { display: 'flex', alignItems: 'center', gap: 10, margin: 0 },
  '& form': { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 8 },
  '& [data-actions]': {
    display: 'flex',
    gridColumn: '1 / -1',
    justifyContent: 'flex-end',
    gap: 8,
  },
}));
