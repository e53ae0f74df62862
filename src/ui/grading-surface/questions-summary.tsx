import { styled } from '@mui/material/styles';
import { Scale } from 'lucide-react';
import { preferenceAnswer, rankingAnswer } from '#domain/question/answer.ts';
import { fieldName } from '#domain/draft/field-name.ts';
import type { Question } from '#domain/question/question.ts';
import { Icon } from '#ui/icon.tsx';
import { preferenceText } from '#ui/questions/preference-words.ts';
import { rankingText } from '#ui/questions/ranking-slots.ts';
import { useSurface } from './surface-context.tsx';
import { useContradictions } from './use-contradictions.ts';
import { useDraftSlice } from './use-draft-slice.ts';

const ofQuestions = ['answer/', 'text/'] as const;

/** The folded questions: how many are answered, the comparison in words, the contradiction. */
export function QuestionsSummary({ questions }: { readonly questions: readonly Question[] }) {
  const { draft, responses } = useSurface();
  const fields = useDraftSlice(draft, ofQuestions);
  const contradiction = useContradictions()[0];
  const answered = questions.filter((question) =>
    Object.keys(fields).some((field) => {
      const name = encodeURIComponent(question.name);
      return field === `answer/${name}` || field === `text/${name}` || field.includes(`/${name}/`);
    }),
  );
  return (
    <Summary>
      <strong>Questions</strong>
      <span>
        {answered.length} of {questions.length}
      </span>
      <b>{comparisonText()}</b>
      {contradiction && (
        <em>
          <Icon of={Scale} size={13} />
          Preference and scores disagree
        </em>
      )}
    </Summary>
  );

  function comparisonText(): string {
    const comparison = questions.find((each) => each.kind === 'comparison');
    if (!comparison) return '';
    const value = fields[fieldName({ kind: 'answer', question: comparison.name })];
    const letterOf = (id: string) => responses.find((each) => each.id === id)?.letter ?? '?';
    const preference = preferenceAnswer.safeParse(value);
    if (preference.success) {
      return preferenceText(
        preference.data,
        letterOf(preference.data.first),
        letterOf(preference.data.second),
      );
    }
    const ranking = rankingAnswer.safeParse(value);
    if (!ranking.success) return '';
    return ranking.data.allBad ? 'All bad' : rankingText(ranking.data.slots, letterOf);
  }
}

const Summary = styled('span')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  columnGap: 8,
  color: theme.vars.palette.text.secondary,
  '& strong': { fontWeight: 600, color: theme.vars.palette.text.primary },
  '& b': { fontWeight: 400, color: theme.vars.palette.text.primary },
  '& em': {
    display: 'flex',
    alignItems: 'center',
    gap: 6,
    width: '100%',
    fontStyle: 'normal',
    fontWeight: 500,
    color: theme.vars.palette.warning.main,
  },
}));
