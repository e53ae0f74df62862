import { styled } from '@mui/material/styles';
import { Check, CircleDashed, CircleSlash, Clock } from 'lucide-react';
import { memberStanding, type Standing } from '#domain/people/member-standing.ts';
import type { Person, Roster } from '#queries/people.ts';
import { DataTable, type DataColumn } from '#ui/data-table.tsx';
import { Icon } from '#ui/icon.tsx';
import { OpensItems } from '#ui/opens-items.tsx';
import { shortDate, workingTime } from '#ui/relative-time.ts';
import { roleWords } from './role-words.ts';

interface RosterTableProps {
  readonly people: readonly Person[];
  readonly roster: Roster;
  readonly selected: string | null;
  readonly onChoose: (accountId: string) => void;
}

export const nameOf = (person: Pick<Person, 'name'>) => person.name ?? 'Deleted person';

/** One row a person; under each state stands when or why. */
export function RosterTable({ people, roster, selected, onChoose }: RosterTableProps) {
  const terms = { version: roster.attestationVersion, mustAttest: roster.mustAttest };
  const longest = Math.max(1, ...roster.people.map(({ weekSeconds }) => weekSeconds));
  const columns: readonly DataColumn<Person>[] = [
    {
      id: 'name',
      head: 'Person',
      namesRow: true,
      cell: (person) => (
        <NameButton type="button" onClick={() => onChoose(person.accountId)}>
          {nameOf(person)}
        </NameButton>
      ),
    },
    { id: 'role', head: 'Role', cell: ({ roles }) => roleWords(roles) },
    { id: 'skills', head: 'Skills', cell: ({ skills }) => skills.join(', ') || '–' },
    {
      id: 'standing',
      head: 'Standing',
      cell: (person) => <StandingCell {...memberStanding(person, terms)} />,
    },
    {
      id: 'conflicts',
      head: 'Conflicts',
      numeric: true,
      cell: ({ walls, accountId }) =>
        walls.length === 0 ? (
          'none'
        ) : (
          <OpensItems as="button" type="button" onClick={() => onChoose(accountId)}>
            {walls.length}
          </OpensItems>
        ),
    },
    { id: 'done', head: 'Items', numeric: true, cell: ({ annotations }) => annotations },
    {
      id: 'week',
      head: 'Active, 7 days',
      numeric: true,
      cell: ({ weekSeconds }) => (
        <Week>
          <i style={{ inlineSize: `${(weekSeconds / longest) * 100}%` }} />
          <span>{workingTime(weekSeconds * 1000)}</span>
        </Week>
      ),
    },
    {
      id: 'attestation',
      head: 'Attestation',
      cell: ({ attested }) =>
        attested
          ? `v${attested.version}, ${shortDate(Date.parse(attested.at), Date.now())}`
          : 'not signed',
    },
  ];
  return (
    <DataTable
      name="People"
      columns={columns}
      rows={people}
      rowKey={({ accountId }) => accountId}
      selectedKey={selected}
      onChoose={({ accountId }) => onChoose(accountId)}
      rowHeight={41}
      empty="Nobody fits. Clear the search, or invite somebody."
    />
  );
}

const icons = { ready: Check, waits: Clock, ended: CircleSlash, 'not-asked': null } as const;

function StandingCell({ kind, word, why }: Standing) {
  const icon = kind === 'waits' && word === 'Not yet' ? CircleDashed : icons[kind];
  return (
    <Stand data-kind={kind}>
      {word && (
        <span>
          {icon && <Icon of={icon} size={13} />} {word}
        </span>
      )}
      <small>{why}</small>
    </Stand>
  );
}

const NameButton = styled('button')(({ theme }) => ({
  ...theme.typography.cell,
  minHeight: 24,
  padding: 0,
  border: 0,
  fontWeight: 600,
  color: 'inherit',
  background: 'none',
  cursor: 'pointer',
  textAlign: 'start',
  '&:hover': { textDecoration: 'underline' },
}));

const Stand = styled('span')(({ theme }) => ({
  display: 'grid',
  '& > span': { display: 'inline-flex', alignItems: 'center', gap: 4 },
  '& small': { ...theme.typography.meta, color: theme.vars.palette.text.disabled },
  '&[data-kind=waits] > span': { color: theme.vars.palette.warning.main },
}));

const Week = styled('span')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: '56px 56px',
  alignItems: 'center',
  justifyContent: 'end',
  gap: 8,
  '& i': { height: 6, backgroundColor: theme.vars.palette.text.secondary },
  '& span': { textAlign: 'end' },
}));
