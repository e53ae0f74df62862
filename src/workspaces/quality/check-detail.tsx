import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useBackend } from '#queries/backend-context.tsx';
import {
  closeSpotCheckMutation,
  spotCheckQuery,
  type RegradedItem,
  type SpotCheck,
} from '#queries/spot-checks.ts';
import { DataTable, type DataColumn } from '#ui/data-table.tsx';
import { clockTime } from '#ui/relative-time.ts';
import { CheckSentence } from './check-sentence.tsx';
import { percent, stratumWords } from './check-words.ts';
import { defectWords } from './defect-words.ts';
import { DefectPlot } from './defect-plot.tsx';
import { DefectTable } from './defect-table.tsx';
import { EndCheckDialog } from './end-check-dialog.tsx';
import { Section } from '#ui/section.tsx';

interface CheckDetailProps {
  readonly projectId: string;
  readonly check: SpotCheck;
  readonly onState: () => void;
  readonly onRegrade: () => void;
}

const itemColumns: readonly DataColumn<RegradedItem>[] = [
  { id: 'task', head: 'Task', cell: (item) => item.taskTitle, namesRow: true },
  { id: 'expert', head: 'Expert', cell: (item) => item.expert },
  { id: 'stratum', head: 'Drawn as', cell: (item) => stratumWords[item.stratum] },
  {
    id: 'finding',
    head: 'Against the regrade',
    cell: (item) => (item.defects.length === 0 ? 'sound' : defectWords(item.defects).join(' · ')),
    width: '40%',
  },
  { id: 'by', head: 'Regraded by', cell: (item) => item.regrader },
];

/** One claim: its sentence, its plot, what each stratum and expert shows, the items behind it. */
export function CheckDetail({ projectId, check, onState, onRegrade }: CheckDetailProps) {
  const backend = useBackend();
  const items = useQuery(spotCheckQuery(backend, projectId, check.id)).data?.items ?? [];
  const close = useMutation(closeSpotCheckMutation(backend, useQueryClient(), projectId));
  const [ending, setEnding] = useState(false);
  const { report, claim } = check;
  const { interval, rate, upper } = report;
  return (
    <>
      <Section
        title={`Spot check ${check.n}`}
        note={`${claim.mode}, seed ${check.seed}, made by ${check.madeBy} at ${clockTime(Date.parse(check.madeAt), false)}`}
      >
        <CheckSentence check={check} />
        <DefectPlot path={report.path} limit={claim.limit} items={report.drawn} />
        {interval && (
          <Note>
            {rate !== null && <>Estimate {percent(rate)}. </>}
            Interval {percent(interval.low)} to {percent(interval.high)}
            {upper !== null && <>, at most {percent(upper)} one-sided</>}: {interval.method}.
          </Note>
        )}
        <Note>{check.definition}</Note>
        {check.closedReason !== null && check.closedReason !== 'decided' && (
          <Note>Ended: {check.closedReason}</Note>
        )}
        <Bar>
          {!check.closedAt && (
            <Button variant="contained" onClick={onRegrade}>
              Regrade queue
            </Button>
          )}
          <Button onClick={onState}>New claim</Button>
          {!check.closedAt && (
            <Button variant="text" onClick={() => setEnding(true)}>
              End the check…
            </Button>
          )}
        </Bar>
      </Section>
      <Section title="Strata" note="each line has its own interval at the claim’s confidence">
        <DefectTable
          name="Defects by stratum"
          of="Stratum"
          limit={claim.limit}
          rows={report.strata.map((row) => ({
            ...row,
            key: row.name,
            name: stratumWords[row.name],
          }))}
        />
      </Section>
      <Section title="Experts" note="whose accepted items were drawn">
        <DefectTable
          name="Defects by expert"
          of="Expert"
          limit={claim.limit}
          rows={report.experts.map((row) => ({ ...row, key: row.accountId }))}
        />
      </Section>
      <Section title="Regraded items" note="defective ones first; the others stay blind">
        <DataTable
          name="Regraded items"
          columns={itemColumns}
          rows={items}
          rowKey={({ annotationId }) => annotationId}
          empty="No regrade is in yet."
        />
      </Section>
      {ending && (
        <EndCheckDialog
          fault={close.error?.message ?? null}
          onClose={() => setEnding(false)}
          onEnd={(reason) =>
            close.mutate({ checkId: check.id, reason }, { onSuccess: () => setEnding(false) })
          }
        />
      )}
    </>
  );
}

const Note = styled('p')(({ theme }) => ({
  ...theme.typography.meta,
  margin: '0 0 4px',
  maxWidth: '90ch',
  color: theme.vars.palette.text.secondary,
}));

const Bar = styled('div')({ display: 'flex', gap: 8, marginTop: 8 });
