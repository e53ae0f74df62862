import { Suspense } from 'react';
import { fieldName } from '#domain/draft/field-name.ts';
import { gradesOfDraft } from '#domain/draft/grades-of-draft.ts';
import {
  choiceAnswer,
  numberAnswer,
  preferenceAnswer,
  rankingAnswer,
  ratingAnswer,
} from '#domain/question/answer.ts';
import { comparisonKind } from '#domain/question/comparison-kind.ts';
import type { Question } from '#domain/question/question.ts';
import { PreferenceQuestion } from '#ui/questions/preference-question.tsx';
import { QuestionHead } from '#ui/questions/question-head.tsx';
import { questionTitle } from '#ui/questions/question-title.ts';
import { TextQuestion } from '#ui/questions/text-question.tsx';
import { patientLazy } from '#ui/patient-lazy.ts';
import { LazyOriginNote } from './lazy-origin-note.ts';
import { PerResponse } from './per-response.tsx';
import { useSurface, useSurfaceState } from './surface-context.tsx';
import { useDraftSlice, useDraftValue } from './use-draft-slice.ts';

// Not every project asks these. A task is not shown before the code of its questions is there, so
// that nothing moves; whoever shows one sets the boundary around it.
const ChoiceQuestion = patientLazy(async () => ({
  default: (await import('#ui/questions/choice-question.tsx')).ChoiceQuestion,
}));
const HighlightQuestion = patientLazy(async () => ({
  default: (await import('#ui/questions/highlight-question.tsx')).HighlightQuestion,
}));
const NumberQuestion = patientLazy(async () => ({
  default: (await import('#ui/questions/number-question.tsx')).NumberQuestion,
}));
const RankingQuestion = patientLazy(async () => ({
  default: (await import('#ui/questions/ranking-question.tsx')).RankingQuestion,
}));
const RatingQuestion = patientLazy(async () => ({
  default: (await import('#ui/questions/rating-question.tsx')).RatingQuestion,
}));

interface QuestionFieldProps {
  readonly question: Question;
  /** Whether nothing else wants the height. */
  readonly roomy: boolean;
}

/** A question bound to its field of the draft; once for the task, or once for each response. */
export function QuestionField({ question, roomy }: QuestionFieldProps) {
  if (question.kind === 'comparison') return <ComparisonField question={question} />;
  if (question.kind === 'highlight') return <HighlightField question={question} />;
  if (question.per === 'task')
    return (
      <SingleField question={question} responseId={null} label={question.name} roomy={roomy} />
    );
  return (
    <PerResponse question={question}>
      {(response) => (
        <SingleField
          question={question}
          responseId={response.id}
          label={`${question.name}, response ${response.letter}`}
          roomy={false}
        />
      )}
    </PerResponse>
  );
}

type OfKind<Kind extends Question['kind']> = Extract<Question, { kind: Kind }>;

function ComparisonField({ question }: { readonly question: OfKind<'comparison'> }) {
  const { draft, responses, actions, readOnly } = useSurface();
  const responseId = useSurfaceState((state) => state.responseId);
  const value = useDraftValue(draft, fieldName({ kind: 'answer', question: question.name }));
  const [first, second] = responses;
  if (!first || !second) return null;
  const common = {
    name: questionTitle(question, responses.length),
    prompt: question.prompt,
    required: question.required,
    readOnly,
  };
  if (comparisonKind(responses.length) === 'preference') {
    const answer = preferenceAnswer.safeParse(value);
    return (
      <PreferenceQuestion
        {...common}
        first={first}
        second={second}
        answer={answer.success ? answer.data : null}
        onAnswer={(next) => actions.setAnswer(question.name, null, next)}
      />
    );
  }
  const answer = rankingAnswer.safeParse(value);
  return (
    <RankingQuestion
      {...common}
      responses={responses}
      responseId={responseId}
      answer={answer.success ? answer.data : null}
      onAnswer={(next) => actions.setAnswer(question.name, null, next)}
    />
  );
}

const ofHighlights = ['highlight/'] as const;

function HighlightField({ question }: { readonly question: OfKind<'highlight'> }) {
  const { draft } = useSurface();
  const fields = useDraftSlice(draft, ofHighlights);
  return (
    <HighlightQuestion question={question} highlights={gradesOfDraft(fields).grades.highlights} />
  );
}

interface SingleFieldProps {
  readonly question: OfKind<'rating' | 'choice' | 'number' | 'text'>;
  readonly responseId: string | null;
  readonly label: string;
  readonly roomy: boolean;
}

function SingleField({ question, responseId, label, roomy }: SingleFieldProps) {
  const { draft, actions, readOnly } = useSurface();
  const at = { question: question.name, ...(responseId !== null && { responseId }) };
  const kind = question.kind === 'text' ? 'text' : 'answer';
  const value = useDraftValue(draft, fieldName({ kind, ...at }));
  const give = (answer: Parameters<typeof actions.setAnswer>[2]) =>
    actions.setAnswer(question.name, responseId, answer);

  if (question.kind === 'text') {
    return (
      <div>
        <TextQuestion
          {...question}
          rows={roomy ? 6 : 2}
          label={label}
          text={typeof value === 'string' ? value : ''}
          readOnly={readOnly}
          onText={(text) => actions.setText(question.name, responseId, text)}
        />
        {typeof value === 'string' && !readOnly && (
          <Suspense fallback={null}>
            <LazyOriginNote field={fieldName({ kind, ...at })} />
          </Suspense>
        )}
      </div>
    );
  }
  return (
    <div data-question={question.name}>
      {responseId === null && (
        <QuestionHead name={question.name} prompt={question.prompt} required={question.required} />
      )}
      {control(question)}
    </div>
  );

  function control(asked: OfKind<'rating' | 'choice' | 'number'>) {
    if (asked.kind === 'rating') {
      const answer = ratingAnswer.safeParse(value);
      return (
        <RatingQuestion
          label={label}
          steps={asked.steps}
          step={answer.success ? answer.data.step : null}
          readOnly={readOnly}
          onStep={(step) => give(step === null ? null : { kind: 'rating', step })}
        />
      );
    }
    if (asked.kind === 'choice') {
      const answer = choiceAnswer.safeParse(value);
      return (
        <ChoiceQuestion
          label={label}
          options={asked.options}
          multiple={asked.multiple}
          chosen={answer.success ? answer.data.options : []}
          readOnly={readOnly}
          onChoose={(options) =>
            give(options.length === 0 ? null : { kind: 'choice', options: [...options] })
          }
        />
      );
    }
    const answer = numberAnswer.safeParse(value);
    return (
      <NumberQuestion
        label={label}
        unit={asked.unit}
        minimum={asked.minimum}
        maximum={asked.maximum}
        number={answer.success ? answer.data.number : null}
        readOnly={readOnly}
        onNumber={(number) => give(number === null ? null : { kind: 'number', number })}
      />
    );
  }
}
