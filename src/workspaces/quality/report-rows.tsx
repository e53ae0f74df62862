import { styled } from '@mui/material/styles';
import type { Breakdown } from '#contract/quality/get-quality.ts';
import { DataTable, type DataColumn } from '#ui/data-table.tsx';
import { formatNumber } from '#ui/format-number.ts';
import { moneysText, timeText } from '#ui/pay-statement/pay-text.ts';
import { Section } from '#ui/section.tsx';
import { endsText, rateText, shareText } from './figure-text.ts';

interface ReportRowsProps {
  readonly title: string;
  readonly head: string;
  readonly rows: readonly Breakdown[];
}

/** The breakdown as a table that fits a sheet. */
export function ReportRows({ title, head, rows }: ReportRowsProps) {
  const columns: readonly DataColumn<Breakdown>[] = [
    { id: 'name', head, namesRow: true, cell: ({ name }) => name },
    {
      id: 'items',
      head: 'Accepted',
      numeric: true,
      cell: ({ accepted, items }) => `${formatNumber(accepted)} of ${formatNumber(items)}`,
    },
    {
      id: 'agreement',
      head: 'Agreement',
      numeric: true,
      cell: ({ agreement }) =>
        agreement ? (
          <Two value={formatNumber(agreement.value, 2)} ends={endsText(agreement)} />
        ) : (
          '–'
        ),
    },
    {
      id: 'reliability',
      head: 'Reliability',
      numeric: true,
      cell: ({ reliability }) =>
        reliability ? (
          <Two value={formatNumber(reliability.mean, 2)} ends={endsText(reliability)} />
        ) : (
          '–'
        ),
    },
    {
      id: 'defects',
      head: 'Defects',
      numeric: true,
      cell: ({ defects }) =>
        defects ? (
          <Two
            value={shareText({ right: defects.defects, of: defects.regraded })}
            ends={defects.interval ? rateText(defects.interval) : 'not yet'}
          />
        ) : (
          '–'
        ),
    },
    { id: 'gold', head: 'Gold', numeric: true, cell: ({ gold }) => (gold ? shareText(gold) : '–') },
    {
      id: 'time',
      head: 'Median',
      numeric: true,
      cell: ({ medianActiveSeconds: seconds }) => (seconds === null ? '–' : timeText(seconds)),
    },
    {
      id: 'cost',
      head: 'Per accepted',
      numeric: true,
      cell: ({ costPerAccepted }) => moneysText(costPerAccepted),
    },
  ];
  return (
    <Section title={title} note="">
      <DataTable
        name={title}
        columns={columns}
        rows={rows}
        rowKey={({ key }) => key}
        rowHeight={41}
      />
    </Section>
  );
}

/** A figure over its interval: a sheet is too narrow for both in a line. */
function Two({ value, ends }: { readonly value: string; readonly ends: string }) {
  return (
    <Stack>
      <b>{value}</b>
      <small>{ends}</small>
    </Stack>
  );
}

const Stack = styled('span')(({ theme }) => ({
  display: 'grid',
  whiteSpace: 'nowrap',
  '& b': { fontWeight: 500 },
  '& small': { ...theme.typography.meta, color: theme.vars.palette.text.disabled },
}));
