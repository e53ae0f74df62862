import Button from '@mui/material/Button';
import OutlinedInput from '@mui/material/OutlinedInput';
import { styled } from '@mui/material/styles';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { memberStanding } from '#domain/people/member-standing.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { peopleQuery, type Person, type Roster } from '#queries/people.ts';
import { useNavigate, useSearch } from '#ui/address.ts';
import { Block, LoadingBlocks } from '#ui/loading-blocks.tsx';
import { patientLazy } from '#ui/patient-lazy.ts';
import { FailedToLoad } from './failed-to-load.tsx';
import { InvitationTable } from './invitation-table.tsx';
import { PersonInspector } from './person-inspector.tsx';
import { RosterTable } from './roster-table.tsx';

const InviteDialog = patientLazy(async () => ({
  default: (await import('./invite-dialog.tsx')).InviteDialog,
}));

type Address = { show?: string; find?: string; person?: string };

/** Everybody with a role in the project, one of them beside it, and who is invited. */
export function RosterView({ projectId }: { readonly projectId: string }) {
  const found = useQuery(peopleQuery(useBackend(), projectId));
  const search: Address = useSearch();
  const navigate = useNavigate();
  const [inviting, setInviting] = useState(false);
  const go = (change: Address, replace = false) => navigate({ ...search, ...change }, { replace });
  if (found.error) {
    return <FailedToLoad error={found.error} onTryAgain={() => void found.refetch()} />;
  }
  if (!found.data) {
    return (
      <LoadingBlocks what="Reading the roster">
        <Block width="100%" height={36} />
        <Block width="100%" height={410} />
      </LoadingBlocks>
    );
  }
  const roster = found.data;
  const sets = setsOf(roster);
  const shown = sets.find(({ key }) => key === search.show) ?? sets[0];
  const words = (search.find ?? '').toLowerCase();
  const people = (shown?.people ?? []).filter((person) => textOf(person).includes(words));
  const chosen = roster.people.find(({ accountId }) => accountId === search.person);
  return (
    <Split data-open={chosen ? '' : undefined}>
      <section aria-label="Roster">
        <Bar>
          <Tabs
            value={shown?.key ?? 'all'}
            aria-label="Which people"
            onChange={(_, key: string) => go({ show: key === 'all' ? '' : key })}
          >
            {sets.map(({ key, name, people: own }) => (
              <Tab key={key} value={key} label={`${name} ${own.length}`} />
            ))}
          </Tabs>
          <OutlinedInput
            size="small"
            placeholder="Name, skill, company"
            value={search.find ?? ''}
            inputProps={{ 'aria-label': 'Search people' }}
            onChange={(event) => go({ find: event.target.value }, true)}
          />
          <Button variant="contained" onClick={() => setInviting(true)}>
            Invite…
          </Button>
        </Bar>
        <RosterTable
          people={people}
          roster={roster}
          selected={chosen?.accountId ?? null}
          onChoose={(person) => go({ person })}
        />
        <InvitationTable projectId={projectId} invitations={roster.invitations} />
      </section>
      {chosen && (
        <PersonInspector
          key={chosen.accountId}
          projectId={projectId}
          person={chosen}
          roster={roster}
          onStatement={() => navigate({ view: 'pay', person: chosen.accountId })}
          onClose={() => go({ person: '' })}
        />
      )}
      <Suspense fallback={null}>
        {inviting && <InviteDialog projectId={projectId} onClose={() => setInviting(false)} />}
      </Suspense>
    </Split>
  );
}

function setsOf({ people, attestationVersion: version, mustAttest }: Roster) {
  const has = (role: Person['roles'][number]) => people.filter(({ roles }) => roles.includes(role));
  const waiting = people.filter(
    (person) => memberStanding(person, { version, mustAttest }).kind === 'waits',
  );
  return [
    { key: 'all', name: 'All', people },
    { key: 'experts', name: 'Experts', people: has('expert') },
    { key: 'reviewers', name: 'Reviewers', people: has('reviewer') },
    { key: 'leads', name: 'Leads', people: has('lead') },
    { key: 'waiting', name: 'Needs something', people: waiting },
  ];
}

function textOf({ name, email, skills, walls }: Person): string {
  return [name, email, ...skills, ...walls.map(({ company }) => company)].join('\n').toLowerCase();
}

const BAR_HEIGHT = 40;

const Split = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  height: '100%',
  minHeight: 0,
  '&[data-open]': { gridTemplateColumns: 'minmax(0, 1fr) 404px' },
  '& > section': {
    minWidth: 0,
    overflow: 'auto',
    backgroundColor: theme.vars.palette.background.paper,
  },
  // Without room for both, the inspector lies over the table's right end, below the bar: who looks
  // at somebody can still search and invite.
  '@media (max-width: 1180px)': {
    position: 'relative',
    '&[data-open]': { gridTemplateColumns: 'minmax(0, 1fr)' },
    '& > aside': {
      position: 'absolute',
      zIndex: 2,
      insetBlock: `${BAR_HEIGHT + 1}px 0`,
      insetInlineEnd: 0,
      width: 404,
      boxShadow: theme.vars.shadows[2],
    },
  },
}));

const Bar = styled('div')(({ theme }) => ({
  position: 'sticky',
  left: 0,
  display: 'flex',
  height: BAR_HEIGHT,
  alignItems: 'center',
  gap: 12,
  padding: '0 12px 0 16px',
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  '& > .MuiTabs-root': { flex: 1, minWidth: 0 },
  '& > button': { flex: 'none' },
}));
