import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { QuestionsRegion } from './questions-region.tsx';
import { RubricRegion } from './rubric-region.tsx';
import { useSurface } from './surface-context.tsx';

/** What is judged: rubric over questions over the footer. Without a rubric questions have it all. */
export function ScoringZone({ footer }: { readonly footer: ReactNode }) {
  const { task } = useSurface();
  const hasRubric = task.rubric !== null && task.rubric.criteria.length > 0;
  return (
    <Zone>
      {hasRubric && <RubricRegion />}
      <QuestionsRegion />
      {footer}
    </Zone>
  );
}

const Zone = styled('div')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  minWidth: 0,
  minHeight: 0,
  height: '100%',
  overflow: 'hidden',
  backgroundColor: theme.vars.palette.surface.side,
}));
