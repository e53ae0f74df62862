import { styled } from '@mui/material/styles';
import { gradesOfDraft } from '#domain/draft/grades-of-draft.ts';
import { letterOf } from '#domain/question/missing-before-submit.ts';
import type { NamedAnswer, PreferenceAnswer } from '#domain/question/answer.ts';
import type { Adjudication } from '#queries/adjudications.ts';
import { preferenceSteps, preferenceWord } from '#ui/questions/preference-words.ts';
import { SegmentedRadios } from '#ui/segmented-radios.tsx';
import { answerWords } from './answer-words.ts';

interface AdjudicationAnswersProps {
  readonly adjudication: Adjudication;
  readonly answers: readonly NamedAnswer[];
  readonly onAnswer: (answer: NamedAnswer) => void;
}

const bothBad = 'both-bad';

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
          .map(({ answer, responseId }) => ({ number, who, answer, responseId })),
      );
      const decided = answers.find(({ question }) => question === name)?.answer;
      const value = decided?.kind === 'preference' ? chosenStep(decided, first?.id) : null;
      return (
        <Question key={name} aria-label={name}>
          <b>{name}</b>
          {/* Long answers scroll, which the keyboard can do too. */}
          <Given role="group" tabIndex={0} aria-label={`Answers to ${name}`}>
            <ul>
              {given.map(({ number, who, answer, responseId }) => (
                <li key={`${number} ${responseId ?? ''}`}>
                  {who ?? `Annotator ${number}`}: {answerWords(answer, responses)}
                </li>
              ))}
            </ul>
          </Given>
          {kind === 'comparison' && first && second && responses.length === 2 && (
            <SegmentedRadios
              label={`Final answer: ${name}`}
              layout="fill"
              segments={[
                ...preferenceSteps.map((step) => ({
                  value: String(step),
                  label: String(step + 4),
                  spoken: `${step + 4}, ${preferenceWord(step, first.letter, second.letter)}`,
                  tone: 'accent' as const,
                })),
                { value: bothBad, label: 'Both bad', tone: 'neutral' },
              ]}
              value={value === null ? null : String(value)}
              onChange={(next) =>
                onAnswer({
                  question: name,
                  answer: {
                    kind: 'preference',
                    first: first.id,
                    second: second.id,
                    value: next === bothBad ? null : Number(next),
                    bothBad: next === bothBad,
                  },
                })
              }
            />
          )}
        </Question>
      );
    });
}

/** The step on this screen, where the first response may have stood second for its author. */
function chosenStep(answer: PreferenceAnswer, firstId: string | undefined) {
  if (answer.bothBad) return bothBad;
  if (answer.value === null || answer.first === firstId) return answer.value;
  // Not −0, which is no step.
  return answer.value === 0 ? 0 : -answer.value;
}

const Question = styled('section')(({ theme }) => ({
  ...theme.typography.cell,
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '6px 16px',
  padding: '8px 16px',
  borderTop: `1px solid ${theme.vars.palette.divider}`,
  '& > b': { fontWeight: 600 },
  '& ul': {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: 14,
    margin: 0,
    padding: 0,
    listStyle: 'none',
  },
  '& [role="radiogroup"]': { flex: '0 1 460px' },
}));

const Given = styled('div')({
  flex: '1 1 320px',
  maxHeight: 76,
  overflow: 'auto',
  '&:focus-visible': { outlineOffset: -2 },
});
