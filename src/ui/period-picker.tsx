import Button from '@mui/material/Button';
import OutlinedInput from '@mui/material/OutlinedInput';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import type { Search } from './address.ts';
import { namedPeriods, periodNamed, type NamedPeriod, type Period } from '#domain/pay/period.ts';

interface PeriodPickerProps {
  readonly period: Period;
  readonly onChange: (period: Period) => void;
}

const words: Record<NamedPeriod, string> = {
  'this-week': 'This week',
  'last-week': 'Last week',
  'this-month': 'This month',
  'last-month': 'Last month',
};

/** Two days, both included, and the four periods that are asked for every week. */
export function PeriodPicker({ period, onChange }: PeriodPickerProps) {
  const [now] = useState(() => Date.now());
  const set = (change: Partial<Period>) => {
    const next = { ...period, ...change };
    // While a day is typed the field is empty or the days are the wrong way round: nothing asked.
    if (next.from !== '' && next.to !== '' && next.from <= next.to) onChange(next);
  };
  return (
    <Row role="group" aria-label="Period" data-screen-only="">
      <OutlinedInput
        type="date"
        size="small"
        inputProps={{ 'aria-label': 'First day', max: period.to }}
        value={period.from}
        onChange={(event) => set({ from: event.target.value })}
      />
      <span>to</span>
      <OutlinedInput
        type="date"
        size="small"
        inputProps={{ 'aria-label': 'Last day', min: period.from }}
        value={period.to}
        onChange={(event) => set({ to: event.target.value })}
      />
      {namedPeriods.map((name) => {
        const named = periodNamed(name, now);
        const chosen = named.from === period.from && named.to === period.to;
        return (
          <Button
            key={name}
            size="small"
            variant="text"
            aria-pressed={chosen}
            onClick={() => onChange(named)}
          >
            {words[name]}
          </Button>
        );
      })}
    </Row>
  );
}

/** The period of an address; what is missing or no day there: the current month. */
export function periodFrom(search: Search): Period {
  const month = periodNamed('this-month', Date.now());
  const isDay = (text: string | undefined) =>
    text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
  const from = isDay(search.from) ? search.from : undefined;
  const to = isDay(search.to) ? search.to : undefined;
  return from !== undefined && to !== undefined && from <= to ? { from, to } : month;
}

const Row = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 6,
  '& > span': { ...theme.typography.meta, color: theme.vars.palette.text.disabled },
  '& [aria-pressed=true]': { color: theme.vars.palette.text.primary, fontWeight: 600 },
}));
