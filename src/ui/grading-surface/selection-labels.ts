import type { Question } from '#domain/question/question.ts';

/** The labels that a selection in a response may be given: those of the project's highlight questions. */
export function selectionLabels(questions: readonly Question[]) {
  return questions.flatMap((question) =>
    question.kind === 'highlight'
      ? question.labels.map(({ name, severity }) => ({
          name,
          tone: ['major', 'critical'].includes(severity) ? ('error' as const) : ('plain' as const),
        }))
      : [],
  );
}
