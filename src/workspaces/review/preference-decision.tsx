import { styled } from '@mui/material/styles';
import type { PreferenceAnswer } from '#domain/question/answer.ts';
import { formatNumber } from '#ui/format-number.ts';
import { LetterBadge } from '#ui/letter-badge.tsx';
import type { LetteredResponse } from '#ui/lettered-response.ts';
import { preferenceSteps, preferenceWord } from '#ui/questions/preference-words.ts';
import { SegmentedRadios } from '#ui/segmented-radios.tsx';
import { AnnotatorMark } from './annotator-mark.tsx';
import { bothBad, preferenceStep } from './preference-step.ts';

interface PreferenceDecisionProps {
  readonly question: string;
  readonly first: LetteredResponse;
  readonly second: LetteredResponse;
  readonly given: readonly { number: number; who: string; answer: PreferenceAnswer }[];
  readonly decided: PreferenceAnswer | null;
  readonly onDecide: (answer: PreferenceAnswer) => void;
}

/** Where each annotator stands on the seven steps, over the bar on which the final is chosen. */
export function PreferenceDecision(props: PreferenceDecisionProps) {
  const { question, first, second, given, decided, onDecide } = props;
  const places = given.map((each) => ({ ...each, step: preferenceStep(each.answer, first.id) }));
  const value = decided && preferenceStep(decided, first.id);
  return (
    <>
      <Axis>
        <span data-end="">
          <LetterBadge letter={first.letter} size={16} /> much better
        </span>
        <div>
          {/* The list of answers says the same in words. */}
          <div data-marks="" aria-hidden>
            {[...preferenceSteps, bothBad].map((step) => (
              <span key={step}>
                {places
                  .filter((each) => each.step === step)
                  .map(({ number, who }) => (
                    <AnnotatorMark key={number} title={who}>
                      {number}
                    </AnnotatorMark>
                  ))}
              </span>
            ))}
          </div>
          <SegmentedRadios
            label={`Final answer: ${question}`}
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
              onDecide({
                kind: 'preference',
                first: first.id,
                second: second.id,
                value: next === bothBad ? null : Number(next),
                bothBad: next === bothBad,
              })
            }
          />
        </div>
        <span data-end="">
          much better <LetterBadge letter={second.letter} size={16} />
        </span>
      </Axis>
      <Spread>
        {spreadWords(places.flatMap(({ step }) => (typeof step === 'number' ? step : [])))}
      </Spread>
    </>
  );
}

/** `median 5, range 3 to 6`, numbered like the cells; `all 5` where nobody differs. */
function spreadWords(steps: readonly number[]): string {
  const sorted = steps.map((step) => step + 4).toSorted((a, b) => a - b);
  const [low, high] = [sorted.at(0), sorted.at(-1)];
  if (low === undefined || high === undefined) return '';
  if (low === high) return sorted.length === 1 ? `only ${low}` : `all ${low}`;
  const middle = (sorted.length - 1) / 2;
  const median = ((sorted[Math.floor(middle)] ?? low) + (sorted[Math.ceil(middle)] ?? high)) / 2;
  return `median ${formatNumber(median)}, range ${low} to ${high}`;
}

/** As wide as the words `Both bad` need, so that marks stand over their cells. */
const bothBadWidth = 72;

const Spread = styled('span')(({ theme }) => ({
  ...theme.typography.meta,
  color: theme.vars.palette.text.secondary,
}));

const Axis = styled('div')(({ theme }) => ({
  display: 'flex',
  flex: '1 1 520px',
  alignItems: 'end',
  gap: 10,
  minWidth: 0,
  '& > [data-end]': {
    ...theme.typography.meta,
    display: 'inline-flex',
    flex: 'none',
    alignItems: 'center',
    gap: 6,
    height: 28,
    color: theme.vars.palette.text.secondary,
  },
  '& > div': { flex: '1 1 400px', maxWidth: 560, minWidth: 0 },
  '& [data-marks]': {
    display: 'grid',
    gridTemplateColumns: `repeat(7, minmax(0, 1fr)) ${bothBadWidth}px`,
    marginBottom: 3,
    minHeight: 18,
    '& > span': {
      display: 'flex',
      flexWrap: 'wrap-reverse',
      alignContent: 'end',
      justifyContent: 'center',
      gap: 2,
    },
  },
  '& [role="radiogroup"] > label:last-of-type': { flex: `0 0 ${bothBadWidth}px` },
}));
