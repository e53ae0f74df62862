import Button from '@mui/material/Button';
import { useState } from 'react';
import type { GoldPerson } from '#queries/gold.ts';
import { IntervalPlot } from '#ui/charts/interval-plot.tsx';
import { PlotAxis } from '#ui/charts/plot-axis.tsx';
import { DataTable, type DataColumn } from '#ui/data-table.tsx';
import { formatNumber } from '#ui/format-number.ts';
import { StandingDialog } from './standing-dialog.tsx';

interface GoldPeopleProps {
  readonly projectId: string;
  readonly people: readonly GoldPerson[];
  readonly passMark: number;
}

/** How everybody does on gold: the onboarding, hidden items with their interval, and the check. */
export function GoldPeople({ projectId, people, passMark }: GoldPeopleProps) {
  const [asked, setAsked] = useState<GoldPerson | null>(null);
  const columns: DataColumn<GoldPerson>[] = [
    { id: 'name', head: 'Expert', cell: (person) => person.name, namesRow: true },
    { id: 'onboarding', head: 'Onboarding', cell: onboardingWords },
    {
      id: 'plot',
      head: <PlotAxis ticks={[0, 0.2, 0.4, 0.6, 0.8, 1]} />,
      cell: ({ hidden }) =>
        hidden ? (
          <IntervalPlot
            value={hidden.mean}
            low={hidden.low}
            high={hidden.high}
            from={0}
            to={1}
            floor={passMark}
          />
        ) : (
          'no hidden item yet'
        ),
      width: '26%',
    },
    {
      id: 'hidden',
      head: 'Hidden items',
      numeric: true,
      cell: ({ hidden }) =>
        hidden
          ? `${hidden.right} of ${hidden.of} · ${formatNumber(hidden.mean, 2)} ${formatNumber(hidden.low, 2)} to ${formatNumber(hidden.high, 2)}`
          : '–',
    },
    {
      id: 'alert',
      head: 'Continuous check',
      cell: ({ alert }) =>
        alert
          ? `below the pass mark; false alarm 1 in ${formatNumber(Math.round(1 / alert.falseAlarmRate))}`
          : '',
    },
    {
      id: 'decide',
      head: 'Decision',
      cell: (person) => (
        <Button
          variant="text"
          aria-label={`Decide about ${person.name}`}
          onClick={() => setAsked(person)}
        >
          Decide…
        </Button>
      ),
    },
  ];
  return (
    <>
      <DataTable
        name="Experts on gold"
        columns={columns}
        rows={people}
        rowKey={({ accountId }) => accountId}
        rowHeight={36}
        empty="Nobody was given gold yet."
      />
      {asked && (
        <StandingDialog projectId={projectId} person={asked} onClose={() => setAsked(null)} />
      )}
    </>
  );
}

function onboardingWords({ onboarding }: GoldPerson): string {
  if (!onboarding) return 'no set';
  const { state, right, items, needed, done, decidedByLead } = onboarding;
  if (state === 'onboarding') return `${done} of ${items} done`;
  if (decidedByLead) return state === 'passed' ? 'let in by a lead' : 'stopped by a lead';
  return `${state}: ${right} of ${items}, ${needed} needed`;
}
