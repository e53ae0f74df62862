import { styled } from '@mui/material/styles';
import { gradesOfDraft } from '#domain/draft/grades-of-draft.ts';
import { letterOf } from '#domain/question/missing-before-submit.ts';
import type { NamedAnswer } from '#domain/question/answer.ts';
import type { Adjudication } from '#queries/adjudications.ts';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { AnnotatorMark } from './annotator-mark.tsx';
import { answerWords } from './answer-words.ts';
import { PreferenceDecision } from './preference-decision.tsx';

interface AdjudicationAnswersProps {
  readonly adjudication: Adjudication;
  readonly answers: readonly NamedAnswer[];
  readonly onAnswer: (answer: NamedAnswer) => void;
}

/** What each annotator answered besides the rubric; a comparison of two gets a final answer. */
export function AdjudicationAnswers(props: AdjudicationAnswersProps) {
  const { adjudication, answers, onAnswer } = props;
  const { task, annotators, settings } = adjudication;
  const responses = task.responses.map(({ id }, index) => ({ id, letter: letterOf(index) }));
  const [first, second] = responses;
  return settings.questions
    .filter(({ kind }) => kind !== 'highlight')
    .map(({ name, kind }) => {
      const given = annotators.flatMap(({ number, name: who, fields }) =>
        gradesOfDraft(fields)
          .grades.answers.filter(({ question }) => question === name)
          .map(({ answer, responseId }) => ({
            number,
            who: who ?? `Annotator ${number}`,
            answer,
            responseId,
          })),
      );
      const decided = answers.find(({ question }) => question === name)?.answer;
      const list = (
        <ul>
          {given.map(({ number, who, answer, responseId }) => (
            <li key={`${number} ${responseId ?? ''}`}>
              <AnnotatorMark aria-hidden title={who}>
                {number}
              </AnnotatorMark>
              <VisuallyHidden>{who}: </VisuallyHidden>
              <span>{answerWords(answer, responses)}</span>
            </li>
          ))}
        </ul>
      );
      if (kind === 'comparison' && first && second && responses.length === 2) {
        return (
          <Question key={name} aria-label={name}>
            <b>{name}</b>
            <VisuallyHidden as="div">{list}</VisuallyHidden>
            <PreferenceDecision
              question={name}
              first={first}
              second={second}
              given={given.flatMap(({ number, who, answer }) =>
                answer.kind === 'preference' ? [{ number, who, answer }] : [],
              )}
              decided={decided?.kind === 'preference' ? decided : null}
              onDecide={(answer) => onAnswer({ question: name, answer })}
            />
          </Question>
        );
      }
      return (
        <Question key={name} aria-label={name}>
          <b>{name}</b>
          <Given data-words={kind === 'text' || undefined}>{list}</Given>
        </Question>
      );
    });
}

const Question = styled('section')(({ theme }) => ({
  ...theme.typography.cell,
  position: 'relative',
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'baseline',
  gap: '6px 16px',
  padding: '10px 16px',
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  '& > b': { flex: '0 0 84px', fontWeight: 600 },
}));

const Given = styled('div')(({ theme }) => ({
  flex: '1 1 320px',
  '& ul': {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px 16px',
    margin: 0,
    padding: 0,
    listStyle: 'none',
  },
  '& li': { display: 'flex', alignItems: 'center', gap: 7 },
  // An expert's own words, each under the other.
  '&[data-words]': {
    '& ul': { flexDirection: 'column' },
    '& li': { alignItems: 'baseline' },
    '& li > :last-child': { ...theme.typography.quote, maxWidth: '34em' },
  },
}));
