import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { useMemo, useState } from 'react';
import { gradesOfDraft } from '#domain/draft/grades-of-draft.ts';
import type { NamedAnswer } from '#domain/question/answer.ts';
import { letterOf } from '#domain/question/missing-before-submit.ts';
import {
  adjudicationCells,
  division,
  finalVerdicts,
  type AdjudicationCell,
} from '#domain/review/adjudication-cells.ts';
import { finalRule, type FinalRule } from '#domain/review/final-answer.ts';
import type { VerdictValue } from '#domain/rubric/verdict.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { adjudicationQuery, decideFinal, type Adjudication } from '#queries/adjudications.ts';
import { FrameSlot } from '#ui/frame-slot.tsx';
import { formatCount } from '#ui/format-number.ts';
import { KeyHint } from '#ui/key-hint.tsx';
import { RuledNotice } from '#ui/ruled-notice.tsx';
import { AdjudicationInspector } from './adjudication-inspector.tsx';
import { Columns, Foot, Head } from './adjudication-layout.ts';
import { AdjudicationReport } from './adjudication-report.tsx';
import { cellKey, decidedBefore, type CellDecisions } from './cell-decisions.ts';
import { ReviewTime } from './review-time.tsx';
import { useAdjudicationKeys } from './use-adjudication-keys.ts';

interface AdjudicationTaskProps {
  readonly projectId: string;
  readonly taskId: string;
  readonly adjudication: Adjudication;
  readonly onLeave: () => void;
}

const ruleWords: Readonly<Record<FinalRule, string>> = {
  majority: 'Majority',
  'dawid-skene': 'Dawid–Skene',
  adjudicated: 'Adjudicated',
};

/** Criteria × annotators, opened on what divides them; the final answer is a layer of its own. */
export function AdjudicationTask({
  projectId,
  taskId,
  adjudication,
  onLeave,
}: AdjudicationTaskProps) {
  const { task, annotators, final, posteriors } = adjudication;
  const backend = useBackend();
  const client = useQueryClient();
  const criteria = task.rubric?.criteria ?? [];
  const cells = useMemo(
    () =>
      adjudicationCells(
        task.rubric?.criteria ?? [],
        task.responses.map(({ id }) => id),
        annotators.map(({ fields }) => gradesOfDraft(fields).grades),
      ),
    [task, annotators],
  );
  const divided = useMemo(
    () => cells.filter((each) => each.divided).toSorted((a, b) => division(b) - division(a)),
    [cells],
  );
  const [rule, setRule] = useState<FinalRule>(final?.rule ?? 'adjudicated');
  const [decisions, setDecisions] = useState<CellDecisions>(() => decidedBefore(final));
  const [answers, setAnswers] = useState<NamedAnswer[]>(() => final?.decided.answers ?? []);
  const [at, setAt] = useState<AdjudicationCell | null>(divided[0] ?? cells[0] ?? null);
  const posteriorOf = (cell: AdjudicationCell) =>
    posteriors.find((each) => cellKey(each) === cellKey(cell)) ?? null;
  const outcome = finalVerdicts({
    rule,
    cells,
    posteriorOf,
    decisionOf: (cell) => decisions[cellKey(cell)] ?? null,
  });
  const finish = useMutation({
    mutationFn: () =>
      decideFinal(
        backend,
        { projectId, taskId },
        {
          rule,
          base: final?.version ?? 0,
          answers,
          note: '',
          decisions: cells.flatMap((cell) => {
            const decided = decisions[cellKey(cell)];
            if (!decided) return [];
            const { criterionId, responseId } = cell;
            const { value, reason } = decided;
            return [{ criterionId, responseId, value, ...(reason ? { reason } : {}) }];
          }),
        },
      ),
    onSuccess: async (next) => {
      client.setQueryData(adjudicationQuery(backend, { projectId, taskId }).queryKey, next);
      await client.invalidateQueries({
        queryKey: ['project', projectId, 'adjudications'],
        exact: true,
      });
    },
  });

  const decide = (value: VerdictValue) => {
    if (!at) return;
    const key = cellKey(at);
    setDecisions((now) => ({ ...now, [key]: { ...now[key], value } }));
  };
  const move = (step: 1 | -1) => {
    const here = at ? divided.findIndex((each) => cellKey(each) === cellKey(at)) : -1;
    const next = divided[Math.max(0, Math.min(divided.length - 1, here + step))];
    if (next) setAt(next);
  };
  const submit = () => {
    const first = outcome.open[0];
    if (first) setAt(first);
    else finish.mutate();
  };

  useAdjudicationKeys({ decide, move, submit });

  const left = outcome.open;
  return (
    <Columns>
      <FrameSlot name="title">{task.title}</FrameSlot>
      <FrameSlot name="detail">Adjudication</FrameSlot>
      <FrameSlot name="right">
        <ReviewTime projectId={projectId} taskId={taskId} />
        <Button size="small" onClick={onLeave}>
          All tasks
        </Button>
      </FrameSlot>
      <section aria-label="Matrix" data-zone="" tabIndex={-1}>
        <Head>
          <b>
            {cells.length === 0
              ? 'No rubric, so no verdict is divided'
              : `${divided.length} of ${formatCount(cells.length, 'verdict')} divided`}
          </b>
          <span>
            {final
              ? `Version ${final.version} stands: ${final.name}`
              : 'Names are hidden until you decide'}
          </span>
          <ToggleButtonGroup
            exclusive
            aria-label="Final layer"
            value={rule}
            onChange={(_, next: unknown) => {
              const parsed = finalRule.safeParse(next);
              if (parsed.success) setRule(parsed.data);
            }}
          >
            {finalRule.options.map((each) => (
              <ToggleButton key={each} value={each}>
                {ruleWords[each]}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        </Head>
        {finish.error && (
          <RuledNotice tone="warn" icon={TriangleAlert} edgeToEdge live="polite">
            {finish.error.message}
          </RuledNotice>
        )}
        <AdjudicationReport
          adjudication={adjudication}
          cells={cells}
          final={outcome.verdicts}
          open={left}
          posteriorOf={posteriorOf}
          current={at}
          onCell={setAt}
          answers={answers}
          onAnswer={(answer) =>
            setAnswers((now) => [
              ...now.filter(({ question }) => question !== answer.question),
              answer,
            ])
          }
        />
      </section>
      <section aria-label="Final verdict" data-zone="" tabIndex={-1}>
        {at && (
          <AdjudicationInspector
            key={cellKey(at)}
            adjudication={adjudication}
            cell={at}
            posterior={posteriorOf(at)}
            decided={decisions[cellKey(at)] ?? null}
            onDecide={decide}
            onReason={(reason) =>
              setDecisions((now) => {
                const before = now[cellKey(at)];
                return before ? { ...now, [cellKey(at)]: { ...before, reason } } : now;
              })
            }
            onMove={move}
          />
        )}
        <Foot>
          <span>
            {left.length === 0 ? 'Nothing left' : 'Left: '}
            {left.slice(0, 4).map((cell) => (
              <Link
                key={cellKey(cell)}
                component="button"
                type="button"
                onClick={() => setAt(cell)}
              >
                {criteria.findIndex(({ id }) => id === cell.criterionId) + 1} for{' '}
                {letterOf(task.responses.findIndex(({ id }) => id === cell.responseId))}
              </Link>
            ))}
            {left.length > 4 && ` and ${left.length - 4}`}
          </span>
          <Button
            variant="contained"
            loading={finish.isPending}
            aria-keyshortcuts="Control+Enter Meta+Enter"
            endIcon={<KeyHint keys="Mod+Enter" />}
            onClick={submit}
          >
            Finish
          </Button>
        </Foot>
      </section>
    </Columns>
  );
}
