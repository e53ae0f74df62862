import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import type { Question } from '#domain/question/question.ts';
import { LetterBadge } from '#ui/letter-badge.tsx';
import type { LetteredResponse } from '#ui/lettered-response.ts';
import { QuestionHead } from '#ui/questions/question-head.tsx';
import { useSurface, useSurfaceState } from './surface-context.tsx';

interface PerResponseProps {
  readonly question: Question;
  readonly children: (response: LetteredResponse) => ReactNode;
}

/** One line for each response under one head. */
export function PerResponse({ question, children }: PerResponseProps) {
  const { responses } = useSurface();
  const responseId = useSurfaceState((state) => state.responseId);
  return (
    <div>
      <QuestionHead name={question.name} prompt={question.prompt} required={question.required} />
      {responses.map((response) => (
        <Line key={response.id}>
          <LetterBadge letter={response.letter} current={response.id === responseId} />
          {children(response)}
        </Line>
      ))}
    </div>
  );
}

const Line = styled('div')({
  display: 'grid',
  gridTemplateColumns: '28px minmax(0, 1fr)',
  alignItems: 'start',
  marginTop: 4,
  '& > :first-of-type': { marginTop: 5 },
});
