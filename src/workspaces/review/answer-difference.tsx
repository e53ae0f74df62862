import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { fieldName } from '#domain/draft/field-name.ts';
import type { GradeDifference } from '#domain/review/grade-differences.ts';
import { useSurface } from '#ui/grading-surface/surface-context.tsx';
import { WordDiff } from '#ui/word-diff.tsx';
import { answerWords } from './answer-words.ts';
import type { DifferenceListProps } from './difference-list.tsx';

type Difference = Extract<GradeDifference, { kind: 'answer' }>;

/** A question that two sides answered differently; texts of two rounds as a word diff. */
export function AnswerDifference(props: DifferenceListProps & { difference: Difference }) {
  const { difference, side, work, draft, onComment } = props;
  const { responses } = useSurface();
  const { question, responseId, mine, theirs } = difference;
  const field = fieldName({
    kind: 'answer',
    question,
    ...(responseId !== null && { responseId }),
  });
  const letter = responses.find(({ id }) => id === responseId)?.letter;
  const texts = mine?.kind === 'text' && theirs?.kind === 'text';
  return (
    <Row>
      <b>
        {question}
        {letter && ` · ${letter}`}
      </b>
      {texts ? (
        <div data-text="">
          <WordDiff before={mine.text} after={theirs.text} />
        </div>
      ) : (
        <dl>
          <dt>{side.name}</dt>
          <dd>{answerWords(mine, responses)}</dd>
          <dt>{work.review.expert.name}</dt>
          <dd>{answerWords(theirs, responses)}</dd>
        </dl>
      )}
      {work.review.mayDecide && (
        <span>
          {mine !== null && mine.kind !== 'text' && (
            <Button
              size="small"
              onClick={() =>
                draft.setState((state) => ({ fixes: { ...state.fixes, [field]: mine } }))
              }
            >
              Use {side.name === 'You' ? 'mine' : side.name.toLowerCase()}
            </Button>
          )}
          <Button size="small" onClick={() => onComment({ kind: 'question', question })}>
            Comment
          </Button>
        </span>
      )}
    </Row>
  );
}

const Row = styled('div')(({ theme }) => ({
  padding: '8px 16px',
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  '& > b': { fontWeight: 600 },
  '& dl': {
    display: 'grid',
    gridTemplateColumns: 'fit-content(140px) minmax(0, 1fr)',
    gap: '2px 12px',
    margin: 0,
  },
  '& dt': { color: theme.vars.palette.text.secondary },
  '& dd': { margin: 0, overflowWrap: 'anywhere' },
  '& [data-text]': theme.typography.quoteLong,
  '& > span': { display: 'flex', gap: 6, marginTop: 6 },
}));
