import type { Consensus } from '#contract/quality/get-consensus.ts';
import { DataTable, type DataColumn } from '#ui/data-table.tsx';
import { formatCount, formatNumber, formatPercent } from '#ui/format-number.ts';
import { Section } from '#ui/section.tsx';

type Table = Consensus['questions'][number];
type Item = Table['items'][number];

interface ConsensusTableProps {
  readonly table: Table;
}

const columns: readonly DataColumn<Item>[] = [
  { id: 'task', head: 'Task', cell: (item) => item.taskTitle, namesRow: true, width: '26%' },
  { id: 'place', head: 'Where', cell: (item) => item.place, width: 116 },
  {
    id: 'majority',
    head: 'Majority',
    cell: ({ majority }) => (majority.length > 1 ? `tied: ${majority.join(', ')}` : majority[0]),
  },
  {
    id: 'consensus',
    head: 'Weighted by reliability',
    cell: ({ consensus, overrules }) => (overrules ? `≠ ${consensus}` : consensus),
  },
  {
    id: 'probability',
    head: 'Probability',
    cell: ({ probability }) => formatPercent(probability),
    numeric: true,
  },
  {
    id: 'votes',
    head: 'Answers',
    cell: ({ votes }) => votes.map(({ name, value }) => `${name}: ${value}`).join(' · '),
    width: '30%',
  },
];

/** The consensus that weighs each expert, beside the plain majority. */
export function ConsensusTable({ table }: ConsensusTableProps) {
  const { question, units, overruled, tiesDecided, items } = table;
  return (
    <Section
      title={`Consensus: ${question}`}
      note={`${formatCount(units, 'place')} with two or more answers: the weights overrule the majority on ${formatNumber(overruled)} and decide ${formatCount(tiesDecided, 'tie')}`}
    >
      <DataTable
        name={`Consensus: ${question}`}
        columns={columns}
        rows={items}
        rowKey={({ taskId, place }) => `${taskId}/${place}`}
        empty="Nothing has two answers yet."
      />
    </Section>
  );
}
