import Button from '@mui/material/Button';
import type { ProjectPay } from '#queries/pay.ts';
import { DataTable, type DataColumn } from '#ui/data-table.tsx';
import { moneyText } from '#ui/pay-statement/pay-text.ts';
import { shortDate } from '#ui/relative-time.ts';

type Rate = ProjectPay['rates'][number] & { n: number };

interface RateHistoryProps {
  readonly pay: ProjectPay;
  readonly onRate: () => void;
}

/** Every rate that was ever set, newest first: none is overwritten. */
export function RateHistory({ pay, onRate }: RateHistoryProps) {
  const names = new Map(pay.people.map(({ accountId, name }) => [accountId, name]));
  const columns: readonly DataColumn<Rate>[] = [
    {
      id: 'who',
      head: 'For',
      namesRow: true,
      cell: ({ accountId }) =>
        accountId === null
          ? 'Everybody without a rate of their own'
          : (names.get(accountId) ?? 'Deleted person'),
    },
    {
      id: 'rate',
      head: 'Rate, h',
      numeric: true,
      cell: ({ perHourMinor: minor, currency, accountId }) =>
        minor === null
          ? accountId === null
            ? 'none'
            : 'the project’s'
          : moneyText({ minor, currency }),
    },
    { id: 'from', head: 'From', cell: ({ fromDay }) => day(fromDay) },
    {
      id: 'set',
      head: 'Set',
      cell: ({ setBy, setAt }) => `${setBy ?? 'Deleted person'}, ${day(setAt)}`,
    },
  ];
  const rows = pay.rates.map((rate, n) => ({ ...rate, n })).toReversed();
  return (
    <section data-screen-only="" aria-label="Rates">
      <h2 style={{ marginTop: 24 }}>Rates</h2>
      <div data-bar="">
        <Button variant="outlined" onClick={onRate}>
          Set the project’s rate…
        </Button>
      </div>
      <DataTable
        name="Rates"
        columns={columns}
        rows={rows}
        rowKey={({ n }) => String(n)}
        empty="No rate was set yet: time is counted, and comes to no amount."
      />
    </section>
  );
}

function day(at: string): string {
  return shortDate(Date.parse(at), Date.now());
}
