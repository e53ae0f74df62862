import { styled } from '@mui/material/styles';
import type { Consensus } from '#contract/quality/get-consensus.ts';
import { DataTable, type DataColumn } from '#ui/data-table.tsx';
import { formatCount, formatNumber, formatPercent } from '#ui/format-number.ts';
import { Section } from '#ui/section.tsx';

type Opinions = NonNullable<Consensus['opinions']>;
type Load = Opinions['load'][number];

interface OpinionFiguresProps {
  readonly opinions: Opinions;
}

/** What asking one by one has decided, what it saved, and who carried it. */
export function OpinionFigures({ opinions }: OpinionFiguresProps) {
  const { settled, asking, adjudicate, answers, fixedAnswers, meanCertainty, load } = opinions;
  const whole = load.reduce((sum, each) => sum + each.answers, 0);
  const columns: DataColumn<Load>[] = [
    { id: 'name', head: 'Expert', cell: ({ name }) => name, namesRow: true },
    { id: 'answers', head: 'Answers', cell: (each) => formatNumber(each.answers), numeric: true },
    {
      id: 'share',
      head: 'Of all',
      cell: (each) => formatPercent(each.answers / whole),
      numeric: true,
    },
  ];
  return (
    <Section
      title="Another opinion"
      note={`asked for while ${opinions.questions.join(', ')} is uncertain; ${formatCount(opinions.fixedTasks, 'task')} (${formatPercent(opinions.fixedShare)} by lot) keep the fixed overlap`}
    >
      <Sentence>
        <b>{formatCount(settled, 'task is', 'tasks are')} certain enough</b>, {formatNumber(asking)}{' '}
        wait for another opinion, {formatCount(adjudicate, 'task', 'tasks')} stayed uncertain and
        need a person’s decision.{' '}
        {fixedAnswers > 0 && (
          <>
            Closed with{' '}
            <b>
              {formatNumber(answers)} answers instead of {formatNumber(fixedAnswers)}
            </b>{' '}
            ({formatPercent(1 - answers / fixedAnswers)} fewer than the fixed overlap)
            {meanCertainty !== null &&
              `, on average ${formatPercent(meanCertainty)} certain; aimed at ${formatPercent(opinions.aim)}`}
            .{' '}
          </>
        )}
        A task closes now at {formatPercent(opinions.sure, 1)}.
      </Sentence>
      {load.length > 0 && (
        <DataTable
          name="Load of the experts"
          columns={columns}
          rows={load}
          rowKey={({ accountId }) => accountId}
        />
      )}
    </Section>
  );
}

const Sentence = styled('p')(({ theme }) => ({
  ...theme.typography.body2,
  margin: '0 0 8px',
  maxWidth: 720,
  '& b': { fontWeight: 600 },
}));
