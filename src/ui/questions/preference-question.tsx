import { styled } from '@mui/material/styles';
import { useId } from 'react';
import type { PreferenceAnswer } from '#domain/question/answer.ts';
import { LetterBadge } from '#ui/letter-badge.tsx';
import type { LetteredResponse } from '#ui/lettered-response.ts';
import { segmentStyles } from '#ui/segment-styles.ts';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { preferenceSteps, preferenceText, preferenceWord } from './preference-words.ts';
import { QuestionHead } from './question-head.tsx';

interface PreferenceQuestionProps {
  readonly name: string;
  readonly prompt?: string | undefined;
  readonly required: boolean;
  readonly first: LetteredResponse;
  readonly second: LetteredResponse;
  readonly answer: PreferenceAnswer | null;
  readonly readOnly?: boolean;
  readonly onAnswer: (answer: PreferenceAnswer | null) => void;
}

/** Two responses: seven cells from the left one much better to the right one, and *Both bad*. */
export function PreferenceQuestion(props: PreferenceQuestionProps) {
  const { first, second, answer, readOnly = false } = props;
  const group = useId();
  const give = (value: number | null, bothBad: boolean) =>
    props.onAnswer({ kind: 'preference', first: first.id, second: second.id, value, bothBad });
  // An answer keeps the order that it was given in; another order on screen turns it round.
  const turned = answer !== null && answer.first === second.id;
  const value = answer?.value == null ? null : turned ? 0 - answer.value : answer.value;
  const shown: PreferenceAnswer | null = answer && { ...answer, value };
  return (
    <div>
      <QuestionHead
        name={props.name}
        prompt={props.prompt}
        required={props.required}
        answer={preferenceText(shown, first.letter, second.letter)}
      />
      <Row
        role="radiogroup"
        aria-label={props.name}
        aria-required={props.required}
        data-question={props.name}
        onKeyDown={(event) => {
          if (event.key === 'Delete' || event.key === 'Backspace') props.onAnswer(null);
        }}
      >
        <LetterBadge letter={first.letter} current={value !== null && value < 0} />
        <Cells data-layout="fill">
          {preferenceSteps.map((step) => (
            <label
              key={step}
              data-tone="accent"
              data-chosen={(value === step && !answer?.bothBad) || undefined}
            >
              <input
                type="radio"
                name={group}
                checked={value === step && !answer?.bothBad}
                disabled={readOnly}
                aria-keyshortcuts={String(step + 4)}
                onChange={() => give(step, false)}
              />
              <span data-word={step + 4}>{step + 4}</span>
              <VisuallyHidden>{` ${preferenceWord(step, first.letter, second.letter)}`}</VisuallyHidden>
            </label>
          ))}
        </Cells>
        <LetterBadge letter={second.letter} current={value !== null && value > 0} />
        <Cells>
          <label data-tone="neutral" data-chosen={answer?.bothBad || undefined}>
            <input
              type="radio"
              name={group}
              checked={answer?.bothBad ?? false}
              disabled={readOnly}
              aria-keyshortcuts="0"
              onChange={() => give(null, true)}
            />
            <span data-word="Both bad">Both bad</span>
          </label>
        </Cells>
        <Words aria-hidden>
          <span>much better</span>
          <span>equal</span>
          <span>much better</span>
        </Words>
      </Row>
    </div>
  );
}

const Row = styled('div')({
  display: 'grid',
  gridTemplateColumns: '18px minmax(0, 1fr) 18px auto',
  alignItems: 'center',
  columnGap: 6,
  '& > :nth-of-type(2)': { marginLeft: 10 },
});

const Cells = styled('div')(({ theme }) => ({
  ...segmentStyles(theme),
  '& > label': {
    ...(segmentStyles(theme)['& > label'] as object),
    fontVariantNumeric: 'tabular-nums',
  },
  '& > label:only-child': { borderRadius: 3 },
}));

const Words = styled('div')(({ theme }) => ({
  ...theme.typography.axis,
  gridColumn: 2,
  display: 'flex',
  justifyContent: 'space-between',
  color: theme.vars.palette.text.disabled,
}));
