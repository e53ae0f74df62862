import { styled } from '@mui/material/styles';
import { useMemo, useRef } from 'react';
import { letterOf } from '#domain/question/missing-before-submit.ts';
import type { NamedAnswer } from '#domain/question/answer.ts';
import type { AdjudicationCell, Posterior } from '#domain/review/adjudication-cells.ts';
import type { FinalVerdict } from '#domain/review/final-answer.ts';
import { scoringRule } from '#domain/score/scoring-rules.ts';
import type { Adjudication } from '#queries/adjudications.ts';
import { useWidth } from '#ui/grading-surface/use-width.ts';
import { LetterTabs } from '#ui/letter-tabs.tsx';
import { AdjudicationAnswers } from './adjudication-answers.tsx';
import { AdjudicationMatrix } from './adjudication-matrix.tsx';
import { adjudicatedScores } from './adjudication-scores.ts';
import { pointsFrom, responsesInSight } from './responses-in-sight.ts';
import { ScorePlot } from './score-plot.tsx';

interface AdjudicationReportProps {
  readonly adjudication: Adjudication;
  readonly cells: readonly AdjudicationCell[];
  /** The final layer as it stands on this screen, and what it leaves to decide. */
  readonly final: readonly FinalVerdict[];
  readonly open: readonly AdjudicationCell[];
  readonly posteriorOf: (cell: AdjudicationCell) => Posterior | null;
  readonly current: AdjudicationCell | null;
  readonly onCell: (cell: AdjudicationCell) => void;
  readonly answers: readonly NamedAnswer[];
  readonly onAnswer: (answer: NamedAnswer) => void;
}

/** Matrix, answers and scores under each other; they scroll as one. */
export function AdjudicationReport(props: AdjudicationReportProps) {
  const { adjudication, cells, final, open, posteriorOf, current, onCell } = props;
  const { task, annotators, settings } = adjudication;
  const criteria = useMemo(() => task.rubric?.criteria ?? [], [task]);
  const report = useRef<HTMLDivElement>(null);
  const width = useWidth('adjudication', report);
  const responses = useMemo(
    () => task.responses.map(({ id }, index) => ({ id, letter: letterOf(index) })),
    [task],
  );
  const inSight = responsesInSight(
    responses,
    responses.findIndex(({ id }) => id === current?.responseId),
    {
      width: width ?? Infinity,
      annotators: annotators.length,
      points: window.innerWidth >= pointsFrom,
    },
  );
  const leftOf = (id: string) => {
    const count = open.filter(({ responseId }) => responseId === id).length;
    return count === 0 ? 'decided' : `${count} left`;
  };
  const goTo = (id: string) => {
    const own = cells.filter(({ responseId }) => responseId === id);
    const cell = own.find(({ criterionId }) => criterionId === current?.criterionId) ?? own[0];
    if (cell) onCell(cell);
  };
  return (
    <>
      {criteria.length > 0 && inSight.length < responses.length && (
        <Strip>
          <LetterTabs
            responses={responses.map((each) => ({ ...each, detail: leftOf(each.id) }))}
            responseId={current?.responseId ?? null}
            onChoose={goTo}
          />
        </Strip>
      )}
      <Report ref={report}>
        {criteria.length > 0 && (
          <AdjudicationMatrix
            criteria={criteria}
            annotators={annotators}
            responses={inSight}
            cells={cells}
            final={final}
            posteriorOf={posteriorOf}
            current={current}
            onCell={onCell}
          />
        )}
        <AdjudicationAnswers
          adjudication={adjudication}
          answers={props.answers}
          onAnswer={props.onAnswer}
        />
        {criteria.length > 0 && (
          <ScorePlot
            responses={responses}
            scores={adjudicatedScores({
              rule: scoringRule(settings.scoringRule),
              criteria,
              responseIds: responses.map(({ id }) => id),
              annotators,
              final,
              open,
              posteriorOf,
            })}
            nameOf={(number) =>
              annotators.find((each) => each.number === number)?.name ?? `Annotator ${number}`
            }
            width={width ?? 600}
            open={open.length > 0}
          />
        )}
      </Report>
    </>
  );
}

/** The responses, where not all of them fit. */
const Strip = styled('div')(({ theme }) => ({
  display: 'flex',
  height: 36,
  flex: 'none',
  paddingLeft: 16,
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
}));

const Report = styled('div')({ flex: '1 1 0', minHeight: 0, overflow: 'auto' });
