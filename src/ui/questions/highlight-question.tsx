import { styled } from '@mui/material/styles';
import type { Highlight } from '#domain/draft/highlight.ts';
import type { Question } from '#domain/question/question.ts';
import { QuestionHead } from './question-head.tsx';

interface HighlightQuestionProps {
  readonly question: Extract<Question, { kind: 'highlight' }>;
  readonly highlights: readonly Highlight[];
}

/** Answered in the text: each label with the number of spans that carry it. */
export function HighlightQuestion({ question, highlights }: HighlightQuestionProps) {
  const counts = question.labels.map((label) => ({
    ...label,
    count: highlights.filter((each) => each.label === label.name).length,
  }));
  const marked = counts.reduce((sum, each) => sum + each.count, 0);
  return (
    <div>
      <QuestionHead
        name={question.name}
        note="select text, then choose a label"
        prompt={question.prompt}
        required={question.required}
        answer={marked > 0 ? `${marked} marked` : ''}
      />
      <Labels aria-label={question.name} data-question={question.name}>
        {counts.map((label) => (
          <li key={label.name} data-severity={label.severity}>
            {label.name} <b>{label.count}</b>
          </li>
        ))}
      </Labels>
    </div>
  );
}

const Labels = styled('ul')(({ theme }) => ({
  ...theme.typography.meta,
  display: 'flex',
  flexWrap: 'wrap',
  gap: 6,
  margin: 0,
  padding: 0,
  listStyle: 'none',
  '& li': {
    padding: '2px 7px',
    borderRadius: 3,
    color: theme.vars.palette.text.secondary,
    backgroundColor: theme.vars.palette.surface.sunken,
  },
  '& li[data-severity="major"], & li[data-severity="critical"]': {
    color: theme.vars.palette.error.main,
    backgroundColor: theme.vars.palette.error.tint,
  },
  '& b': { fontWeight: 600, fontVariantNumeric: 'tabular-nums' },
}));
