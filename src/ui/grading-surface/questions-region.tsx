import ButtonBase from '@mui/material/ButtonBase';
import { styled } from '@mui/material/styles';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { Suspense, useEffect, useRef } from 'react';
import { comparisonKind } from '#domain/question/comparison-kind.ts';
import type { Question } from '#domain/question/question.ts';
import { Icon } from '#ui/icon.tsx';
import { patientLazy } from '#ui/patient-lazy.ts';
import { QuestionField } from './question-field.tsx';
import { useSurface, useSurfaceState } from './surface-context.tsx';

const ContradictionPlace = patientLazy(async () => ({
  default: (await import('./contradiction-place.tsx')).ContradictionPlace,
}));
const QuestionsSummary = patientLazy(async () => ({
  default: (await import('./questions-summary.tsx')).QuestionsSummary,
}));

/** Under this height of the window the questions start folded, so that the matrix has room. */
const lowHeight = 800;

/** Region `Questions`: what is asked besides the rubric. */
export function QuestionsRegion() {
  const { settings, responses, store, task } = useSurface();
  const folded = useSurfaceState((state) => state.questionsFolded);
  const asked = settings.questions.filter(
    (each) => each.kind !== 'comparison' || comparisonKind(responses.length) !== null,
  );
  const hasRubric = task.rubric !== null && task.rubric.criteria.length > 0;
  const region = useRef<HTMLElement>(null);

  useEffect(() => {
    if (hasRubric && window.innerHeight < lowHeight) store.setState({ questionsFolded: true });
  }, [store, hasRubric]);

  if (asked.length === 0) return null;
  return (
    <Region
      aria-label="Questions"
      data-zone=""
      tabIndex={-1}
      ref={region}
      data-alone={!hasRubric || undefined}
    >
      {folded ? (
        <Fold
          aria-expanded={false}
          onClick={() => store.setState({ questionsFolded: false })}
          disableRipple
        >
          <Suspense fallback={<span />}>
            <QuestionsSummary questions={asked} />
          </Suspense>
          <Icon of={ChevronUp} size={15} />
        </Fold>
      ) : (
        <>
          {hasRubric && (
            <Unfolded>
              <ButtonBase
                aria-expanded
                aria-label="Fold questions"
                onClick={() => store.setState({ questionsFolded: true })}
              >
                <Icon of={ChevronDown} size={14} />
              </ButtonBase>
            </Unfolded>
          )}
          <Stack>
            {asked.map((question, index) => (
              <div key={question.name}>
                <QuestionField question={question} roomy={!hasRubric} />
                {closesComparisons(asked, index) && (
                  <Suspense fallback={null}>
                    <ContradictionPlace />
                  </Suspense>
                )}
              </div>
            ))}
          </Stack>
        </>
      )}
    </Region>
  );
}

/** The notice stands after the last comparison, before what asks for the reason. */
function closesComparisons(questions: readonly Question[], index: number): boolean {
  return (
    questions[index]?.kind === 'comparison' &&
    !questions.slice(index + 1).some((each) => each.kind === 'comparison')
  );
}

const Region = styled('section')(({ theme }) => ({
  position: 'relative',
  flex: '0 1 auto',
  minHeight: 64,
  maxHeight: '56%',
  overflow: 'auto',
  borderTop: `1px solid ${theme.vars.palette.divider}`,
  backgroundColor: theme.vars.palette.surface.side,
  '&[data-alone]': { flex: '1 1 auto', maxHeight: 'none', borderTop: 0 },
  '&:focus-visible': { outlineOffset: -2 },
}));

const Stack = styled('div')({
  display: 'flex',
  flexDirection: 'column',
  gap: 10,
  padding: '10px 16px 12px',
});

const Unfolded = styled('div')(({ theme }) => ({
  position: 'absolute',
  top: 0,
  left: 'calc(50% - 20px)',
  '& button': {
    width: 40,
    height: 12,
    borderRadius: '0 0 4px 4px',
    color: theme.vars.palette.text.disabled,
    '&::before': { content: '""', position: 'absolute', inset: '-6px 0' },
    '&:hover': { backgroundColor: theme.vars.palette.action.hover },
  },
}));

const Fold = styled(ButtonBase)(({ theme }) => ({
  ...theme.typography.cell,
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) 15px',
  alignItems: 'start',
  gap: 8,
  width: '100%',
  minHeight: 64,
  padding: '10px 16px',
  textAlign: 'left',
  '&:hover': { backgroundColor: theme.vars.palette.action.hover },
  '&:focus-visible': { outlineOffset: -2 },
}));
