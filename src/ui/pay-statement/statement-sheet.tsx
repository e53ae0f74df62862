import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { correctedWork, type PayStatement } from '#domain/pay/pay-statement.ts';
import { DataTable, type DataColumn } from '#ui/data-table.tsx';
import { shortDate } from '#ui/relative-time.ts';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { moneysText, moneyText, timeText, workName } from './pay-text.ts';

type Line = PayStatement['lines'][number];
type Correction = PayStatement['corrections'][number];

interface StatementSheetProps {
  readonly statement: PayStatement;
  /** Offered where the reader may ask for another time of their own task. */
  readonly onCorrect?: (line: Line) => void;
}

const works: Record<Line['work'], string> = {
  graded: 'Graded',
  'graded-blind': 'Graded blind in review',
  reviewed: 'Reviewed',
  regraded: 'Regraded in a spot check',
};

/** Work, then corrections with who asked and who agreed, then the sum. It prints as it stands. */
export function StatementSheet({ statement, onCorrect }: StatementSheetProps) {
  const { from, to, corrections, lines } = statement;
  return (
    <Sheet aria-label="Statement of pay">
      <h2>
        Statement of pay{' '}
        <small>
          {statement.name ?? 'Deleted person'}, {day(from)} to {day(to)}
          {statement.closed && ', closed'}
        </small>
      </h2>
      <DataTable
        name="Work"
        columns={[...lineColumns, ...(onCorrect ? [correctColumn(onCorrect, corrections)] : [])]}
        rows={lines}
        rowKey={(line) => `${workKey(line)} ${line.day}`}
        rowHeight={41}
        empty="No active time was counted in these days."
      />
      {corrections.length > 0 && (
        <>
          <h3>Corrections</h3>
          <DataTable
            name="Corrections"
            columns={correctionColumns}
            rows={corrections}
            rowKey={({ id }) => id}
            rowHeight={41}
          />
        </>
      )}
      <dl>
        <dt>In all</dt>
        <dd>{timeText(statement.seconds)} active</dd>
        <dd>
          <b>{moneysText(statement.amounts)}</b>
        </dd>
      </dl>
      {statement.secondsWithoutRate > 0 && (
        <p>{timeText(statement.secondsWithoutRate)} of this has no rate yet and is in no amount.</p>
      )}
      <p>
        Active means that the task is on screen and something was pressed, moved or scrolled within
        60 seconds, in Grade as in a review; several windows count once. Time without a network
        counts on the day on which it arrives. Days are in UTC. Returned work is paid like any
        other.
      </p>
    </Sheet>
  );
}

const lineColumns: readonly DataColumn<Line>[] = [
  { id: 'day', head: 'Day', cell: (line) => day(line.day), width: 84 },
  {
    id: 'task',
    head: 'Work',
    namesRow: true,
    cell: (line) => (
      <Two>
        <span>{line.taskTitle}</span>
        <small>
          {works[line.work]}
          {!line.submitted && ', not submitted'}
        </small>
      </Two>
    ),
  },
  { id: 'active', head: 'Active', numeric: true, cell: ({ seconds }) => timeText(seconds) },
  { id: 'rate', head: 'Rate, h', numeric: true, cell: ({ rate }) => rate && moneyText(rate) },
  {
    id: 'amount',
    head: 'Amount',
    numeric: true,
    cell: ({ amount }) => (amount === null ? 'no rate' : moneyText(amount)),
  },
];

/** The same for a line and for what corrects it. */
const workKey = ({ work, assignmentId, taskId }: Pick<Line, 'work' | 'assignmentId' | 'taskId'>) =>
  `${work} ${assignmentId ?? taskId}`;

function correctColumn(
  onCorrect: (line: Line) => void,
  corrections: readonly Correction[],
): DataColumn<Line> {
  const waits = new Set(corrections.filter(({ state }) => state === 'open').map(workKey));
  return {
    id: 'correct',
    head: <VisuallyHidden>Correct</VisuallyHidden>,
    numeric: true,
    width: 90,
    cell: (line) =>
      correctedWork.safeParse(line.work).success &&
      !waits.has(workKey(line)) && (
        <Button
          size="small"
          data-screen-only=""
          aria-label={`Correct the time of ${workName(line)}`}
          onClick={() => onCorrect(line)}
        >
          Correct…
        </Button>
      ),
  };
}

const correctionColumns: readonly DataColumn<Correction>[] = [
  { id: 'day', head: 'Day', cell: (each) => day(each.day), width: 84 },
  {
    id: 'what',
    head: 'Reason',
    namesRow: true,
    cell: (each) => (
      <Two>
        <span>{each.reason}</span>
        <small>
          {workName(each)}, recorded {timeText(each.recordedSeconds)}
        </small>
      </Two>
    ),
  },
  {
    id: 'answer',
    head: 'Answer',
    cell: (each) => (
      <Two>
        <span data-state={each.state}>
          {each.begunBy === null ? answers[each.state] : 'Corrected by a lead'}
        </span>
        <small>
          {each.decidedAt === null
            ? `asked ${day(each.askedAt)}`
            : `${each.decidedBy ?? 'a lead'}, ${day(each.decidedAt)}${each.note ? `: ${each.note}` : ''}`}
        </small>
      </Two>
    ),
  },
  { id: 'active', head: 'Active', numeric: true, cell: (each) => timeText(each.seconds, true) },
  { id: 'rate', head: 'Rate, h', numeric: true, cell: ({ rate }) => rate && moneyText(rate) },
  {
    id: 'amount',
    head: 'Amount',
    numeric: true,
    cell: ({ state, amount }) =>
      state !== 'agreed' ? 'not counted' : amount === null ? 'no rate' : moneyText(amount),
  },
];

const answers = { open: 'Waits for a lead', agreed: 'Agreed', declined: 'Declined' } as const;

function day(at: string): string {
  return shortDate(Date.parse(at), Date.now());
}

const Two = styled('span')(({ theme }) => ({
  display: 'grid',
  overflowWrap: 'anywhere',
  '& small': { ...theme.typography.meta, color: theme.vars.palette.text.disabled },
  '& [data-state=open]': { color: theme.vars.palette.warning.main },
}));

const Sheet = styled('section')(({ theme }) => ({
  '& h2': { ...theme.typography.subtitle2, margin: '0 0 8px' },
  '& h2 small': {
    ...theme.typography.meta,
    fontWeight: 400,
    color: theme.vars.palette.text.disabled,
  },
  '& h3': {
    ...theme.typography.meta,
    margin: '12px 0 4px',
    color: theme.vars.palette.text.secondary,
  },
  '& dl': {
    display: 'flex',
    gap: 24,
    margin: '8px 0',
    padding: '0 8px',
    fontVariantNumeric: 'tabular-nums',
  },
  '& dt': { fontWeight: 600 },
  '& dd': { margin: 0 },
  '& p': { ...theme.typography.meta, maxWidth: '72ch', color: theme.vars.palette.text.secondary },
}));
