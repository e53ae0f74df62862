import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { sumMoney } from '#domain/pay/money.ts';
import type { ProjectPay } from '#queries/pay.ts';
import { DataTable, type DataColumn } from '#ui/data-table.tsx';
import { OpensItems } from '#ui/opens-items.tsx';
import { moneysText, moneyText, timeText } from '#ui/pay-statement/pay-text.ts';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';

type PayRow = ProjectPay['people'][number];

interface PayTableProps {
  readonly pay: ProjectPay;
  readonly onOpen: (accountId: string) => void;
  readonly onRate: (accountId: string) => void;
}

/** A line a person; their time opens the statement behind it. */
export function PayTable({ pay, onOpen, onRate }: PayTableProps) {
  const columns: readonly DataColumn<PayRow>[] = [
    { id: 'name', head: 'Person', namesRow: true, cell: (row) => nameOf(row) },
    {
      id: 'rate',
      head: 'Rate, h',
      numeric: true,
      cell: (row) => (row.rate ? moneyText(row.rate) : 'none yet'),
    },
    {
      id: 'active',
      head: 'Active',
      numeric: true,
      cell: (row) => (
        <OpensItems
          as="button"
          type="button"
          aria-label={`Statement of ${nameOf(row)}: ${timeText(row.seconds)} active`}
          onClick={() => onOpen(row.accountId)}
        >
          {timeText(row.seconds)}
        </OpensItems>
      ),
    },
    {
      id: 'unrated',
      head: 'Without a rate',
      numeric: true,
      cell: ({ secondsWithoutRate }) =>
        secondsWithoutRate === 0 ? '–' : <Amber>{timeText(secondsWithoutRate)}</Amber>,
    },
    { id: 'amount', head: 'Amount', numeric: true, cell: ({ amounts }) => moneysText(amounts) },
    {
      id: 'do',
      head: <VisuallyHidden>Actions</VisuallyHidden>,
      numeric: true,
      cell: (row) => (
        <Button
          size="small"
          data-screen-only=""
          aria-label={`Set the rate of ${nameOf(row)}`}
          onClick={() => onRate(row.accountId)}
        >
          Rate…
        </Button>
      ),
    },
  ];
  const seconds = pay.people.reduce((sum, each) => sum + each.seconds, 0);
  return (
    <>
      <h2>Time and pay</h2>
      <DataTable
        name="Time and pay"
        columns={columns}
        rows={pay.people}
        rowKey={({ accountId }) => accountId}
        empty="Nobody who is paid has a role here."
      />
      <Sum>
        <span>In all</span>
        <span>{timeText(seconds)} active</span>
        <b>{moneysText(sumMoney(pay.people.flatMap(({ amounts }) => amounts)))}</b>
      </Sum>
    </>
  );
}

const nameOf = ({ name }: Pick<PayRow, 'name'>) => name ?? 'Deleted person';

const Amber = styled('span')(({ theme }) => ({ color: theme.vars.palette.warning.main }));

const Sum = styled('p')(({ theme }) => ({
  ...theme.typography.body2,
  '&&': { display: 'flex', gap: 24, maxWidth: 'none', margin: '8px', color: 'inherit' },
  '& > :first-of-type': { fontWeight: 600 },
  fontVariantNumeric: 'tabular-nums',
}));
