import { finalName } from '#domain/review/final-answer.ts';
import { csvLine } from './csv-line.ts';
import { currentAnnotations } from './current-annotations.ts';
import type { ExportOptions } from './export-options.ts';
import type { GradedTask } from './graded-task.ts';

export const VERDICT_COLUMNS = [
  'task',
  'title',
  'annotator',
  'submitted_at',
  'response_position',
  'response_model',
  'kind',
  'name',
  'text',
  'points',
  'value',
  'explanation',
  'rubric_version',
  'scoring_rule',
  'version',
  'made_by',
  'review',
] as const;

/**
 * Every verdict, score and answer of a task as a line of a long table. Cells that a spreadsheet
 * would run as a formula get an apostrophe before them.
 */
export function verdictLines(task: GradedTask, options: ExportOptions): string[] {
  const criteria = new Map((task.rubric?.criteria ?? []).map((each) => [each.id, each]));
  const lines = currentAnnotations(task, options).flatMap((annotation) => {
    const { grades, scores, annotatorId, submittedAt, rubricVersion, scoringRule } = annotation;
    const line = (
      responseId: string | undefined,
      kind: string,
      name: string,
      rest: {
        text?: string | undefined;
        points?: number | undefined;
        value: string;
        explanation?: string | undefined;
      },
    ): string => {
      const position = task.responses.findIndex(({ id }) => id === responseId);
      return csvLine([
        task.externalId ?? task.sourceHash,
        task.title,
        annotatorId,
        submittedAt,
        position === -1 ? '' : String(position),
        task.responses[position]?.model ?? '',
        kind,
        name,
        rest.text ?? '',
        rest.points === undefined ? '' : String(rest.points),
        rest.value,
        rest.explanation ?? '',
        rubricVersion === null ? '' : String(rubricVersion),
        scoringRule,
        String(annotation.version),
        annotation.madeBy,
        annotation.review ?? '',
      ]);
    };
    return [
      ...grades.verdicts.map(({ criterionId, responseId, value, explanation }) => {
        const known = criteria.get(criterionId);
        return line(responseId, 'verdict', criterionId, {
          text: known?.text,
          points: known?.points,
          value: String(value),
          explanation,
        });
      }),
      ...scores.map(({ responseId, raw, points }) =>
        line(responseId, 'score', 'raw', { points, value: raw === null ? '' : String(raw) }),
      ),
      ...grades.answers.map(({ question, responseId, answer }) =>
        line(responseId, 'answer', question, { value: answerText(task, answer) }),
      ),
      ...grades.rewrites.map(({ responseId, text }) =>
        line(responseId, 'rewrite', 'rewrite', { value: text }),
      ),
    ];
  });
  return [...lines, ...(options.annotator === undefined ? finalLines(task) : [])];
}

/** The final layer under its own name in the annotator's column; votes never mix with it. */
function finalLines(task: GradedTask): string[] {
  const { final } = task;
  if (final === null) return [];
  const criteria = new Map((task.rubric?.criteria ?? []).map((each) => [each.id, each]));
  const name = `final: ${finalName(final.rule, final.madeBy)}`;
  const line = (responseId: string | undefined, kind: string, of: string, rest: string[]) => {
    const position = task.responses.findIndex(({ id }) => id === responseId);
    return csvLine([
      task.externalId ?? task.sourceHash,
      task.title,
      name,
      final.at,
      position === -1 ? '' : String(position),
      task.responses[position]?.model ?? '',
      kind,
      of,
      ...rest,
      '',
      '',
      String(final.version),
      final.madeBy,
      'final',
    ]);
  };
  return [
    ...final.decided.verdicts.map(({ criterionId, responseId, value, by, reason }) => {
      const known = criteria.get(criterionId);
      const points = known === undefined ? '' : String(known.points);
      const why = reason ?? `by ${by}`;
      return line(responseId, 'verdict', criterionId, [
        known?.text ?? '',
        points,
        String(value),
        why,
      ]);
    }),
    ...final.decided.answers.map(({ question, responseId, answer }) =>
      line(responseId, 'answer', question, ['', '', answerText(task, answer), '']),
    ),
  ];
}

type Answer = GradedTask['annotations'][number]['grades']['answers'][number]['answer'];

/** Responses by their imported position, from 0: `0 > 1 = 2`. */
function answerText(task: GradedTask, answer: Answer): string {
  const place = (id: string): string => String(task.responses.findIndex((each) => each.id === id));
  switch (answer.kind) {
    case 'preference':
      return answer.bothBad
        ? 'both bad'
        : `${place(answer.first)} against ${place(answer.second)}: ${answer.value ?? ''}`;
    case 'ranking':
      return answer.allBad
        ? 'all bad'
        : answer.slots.map((slot) => slot.map(place).join(' = ')).join(' > ');
    case 'rating':
      return String(answer.step);
    case 'choice':
      return answer.options.join('; ');
    case 'number':
      return String(answer.number);
    case 'text':
      return answer.text;
  }
}
