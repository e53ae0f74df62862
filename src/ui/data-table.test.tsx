import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';

import { renderInTheme } from '#tests/render-in-theme.tsx';

import { DataTable } from './data-table.tsx';

interface Expert {
  readonly name: string;
  readonly items: number;
}

const experts: readonly Expert[] = [
  { name: 'Ines', items: 312 },
  { name: 'Tomasz', items: 344 },
];

test('rows are named, numbers stand right, sorting is said', async () => {
  const person = userEvent.setup();
  const onSort = vi.fn<() => void>();
  renderInTheme(
    <DataTable
      name="Experts"
      rows={experts}
      rowKey={(row) => row.name}
      selectedKey="Tomasz"
      columns={[
        { id: 'name', head: 'Expert', cell: (row) => row.name, namesRow: true },
        {
          id: 'items',
          head: 'Items',
          numeric: true,
          cell: (row) => row.items,
          sorted: 'descending',
          onSort,
        },
      ]}
    />,
  );
  expect(screen.getByRole('table', { name: 'Experts' })).toBeInTheDocument();
  expect(screen.getByRole('rowheader', { name: 'Ines' })).toBeInTheDocument();
  expect(screen.getByRole('cell', { name: '344' })).toHaveStyle({ textAlign: 'right' });
  const head = screen.getByRole('columnheader', { name: /Items/ });
  expect(head).toHaveAttribute('aria-sort', 'descending');
  expect(screen.getByRole('columnheader', { name: 'Expert' })).not.toHaveAttribute('aria-sort');
  await person.click(screen.getByRole('button', { name: /Items/ }));
  expect(onSort).toHaveBeenCalledTimes(1);
  expect(screen.getByRole('row', { selected: true })).toHaveTextContent('Tomasz');
});

test('an empty table says why', () => {
  renderInTheme(
    <DataTable
      name="Experts"
      rows={[]}
      rowKey={(row: Expert) => row.name}
      columns={[{ id: 'name', head: 'Expert', cell: (row) => row.name }]}
      empty="Nobody has graded yet."
    />,
  );
  expect(screen.getByRole('cell', { name: 'Nobody has graded yet.' })).toBeInTheDocument();
});
