import { styled } from '@mui/material/styles';
import { Suspense, useEffect, useMemo, useRef } from 'react';
import { scoringRule } from '#domain/score/scoring-rules.ts';
import { formatNumber } from '#ui/format-number.ts';
import { openOnlyFrom } from '#ui/rubric-matrix/rubric-layout.ts';
import { isAsked } from '#ui/rubric-matrix/judged-again.ts';
import { RubricMatrix } from '#ui/rubric-matrix/rubric-matrix.tsx';
import type { VerdictHandlers } from '#ui/rubric-matrix/current-criterion.tsx';
import { patientLazy } from '#ui/patient-lazy.ts';
import { ScoreMeters } from './score-meters.tsx';
import { useSurface, useSurfaceState, type Surface } from './surface-context.tsx';
import { stand } from './surface-store.ts';
import { useFollowCurrentRow } from './use-follow-current-row.ts';
import { useVerdictTable } from './use-surface-grades.ts';
import { goToHighlight } from './go-to.ts';
import { linkSelection } from './judging.ts';

const CriteriaFilter = patientLazy(async () => ({
  default: (await import('./criteria-filter.tsx')).CriteriaFilter,
}));

/** Region `Rubric`: scores, then criteria × responses. */
export function RubricRegion() {
  const surface = useSurface();
  const { task, responses, settings, readOnly, again } = surface;
  const table = useVerdictTable();
  const criterionId = useSurfaceState((state) => state.criterionId);
  const responseId = useSurfaceState((state) => state.responseId);
  const openOnly = useSurfaceState((state) => state.openOnly);
  const handlers = useMemo(() => verdictHandlers(surface), [surface]);
  const list = useRef<HTMLDivElement>(null);
  useFollowCurrentRow(list, criterionId, responseId);
  const criteria = task.rubric?.criteria ?? noCriteria;
  const { given, asked } = countVerdicts(table);

  useEffect(() => {
    if (criteria.length < openOnlyFrom && again === null)
      surface.store.setState({ openOnly: false });
  }, [criteria, surface, again]);

  return (
    <Region aria-label="Rubric" data-zone="" tabIndex={-1}>
      <Head>
        <h2>Rubric</h2>
        <span>
          v{task.rubric?.version} · {scoringRule(settings.scoringRule).title}
        </span>
        <span data-count="">
          <b>{formatNumber(given)}</b> of {formatNumber(asked)}
          <i> verdicts</i>
        </span>
      </Head>
      <ScoreMeters />
      {(criteria.length >= openOnlyFrom || again !== null) && (
        <Filter>
          <Suspense fallback={null}>
            <CriteriaFilter
              all={criteria.length}
              open={openCriteria(table)}
              again={again && criteria.filter(({ id }) => isAsked(again, id, responses)).length}
            />
          </Suspense>
        </Filter>
      )}
      <List ref={list}>
        <RubricMatrix
          criteria={criteria}
          responses={responses}
          verdicts={table}
          criterionId={criterionId}
          responseId={responseId}
          hasKeys={!readOnly}
          openOnly={openOnly}
          again={again}
          readOnly={readOnly}
          {...handlers}
        />
      </List>
    </Region>
  );
}

const noCriteria = [] as const;

type Table = ReturnType<typeof useVerdictTable>;

function countVerdicts(table: Table): { given: number; asked: number } {
  const entries = [...table.values()].flatMap((row) => [...row.values()]);
  const asked = entries.filter((entry) => entry.value !== null || !entry.ruledOut);
  return { given: asked.filter((entry) => entry.value !== null).length, asked: asked.length };
}

function openCriteria(table: Table): number {
  return [...table.values()].filter((row) =>
    [...row.values()].some((entry) => entry.value === null && !entry.ruledOut),
  ).length;
}

/** Stable for the life of the surface, so that the memoised matrix is not woken by them. */
function verdictHandlers(surface: Surface): VerdictHandlers {
  const { store, actions, panes } = surface;
  return {
    onCurrent: (criterionId, responseId) =>
      stand(store, { criterionId, ...(responseId && { responseId }) }, 'pointer'),
    onVerdict: (criterionId, responseId, value) =>
      actions.setVerdict({ criterionId, responseId }, value),
    onNote: (criterionId, responseId, text) => actions.setNote({ criterionId, responseId }, text),
    onLinkEvidence: (criterionId, responseId) => {
      stand(store, { criterionId, responseId }, 'pointer');
      if (!linkSelection(surface)) panes.current.get(responseId)?.focus();
    },
    onUnlinkEvidence: (criterionId, responseId, highlightId) =>
      actions.unlinkEvidence({ criterionId, responseId }, highlightId),
    onGoToEvidence: (highlightId) => goToHighlight(surface, highlightId),
  };
}

const Region = styled('section')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  // Gives way before the questions do, which are short, but keeps about half.
  flex: '1 20 auto',
  minHeight: 'min(48%, 26rem)',
  containerType: 'inline-size',
  containerName: 'scoring',
  backgroundColor: theme.vars.palette.surface.side,
  '&:focus-visible': { outlineOffset: -2 },
}));

const Head = styled('div')(({ theme }) => ({
  ...theme.typography.cell,
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  flex: 'none',
  boxSizing: 'border-box',
  height: 36,
  padding: '0 16px',
  whiteSpace: 'nowrap',
  color: theme.vars.palette.text.disabled,
  '& h2': { ...theme.typography.subtitle2, margin: 0, color: theme.vars.palette.text.primary },
  '& > span': { overflow: 'hidden', textOverflow: 'ellipsis' },
  '& [data-count]': { flex: 'none', marginLeft: 'auto', fontVariantNumeric: 'tabular-nums' },
  '& b': { fontWeight: 500, color: theme.vars.palette.text.primary },
  '& i': { fontStyle: 'normal' },
  '@container scoring (max-width: 380px)': { '& i': { display: 'none' } },
}));

// It has its height before the filter is there.
const Filter = styled('div')({ boxSizing: 'border-box', minHeight: 36, padding: '0 16px 8px' });

const List = styled('div')(({ theme }) => ({
  flex: '1 1 auto',
  minHeight: 0,
  overflow: 'auto',
  overflowAnchor: 'none',
  borderTop: `1px solid ${theme.vars.palette.divider}`,
}));
