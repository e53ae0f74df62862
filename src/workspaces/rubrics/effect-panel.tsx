import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { styled } from '@mui/material/styles';
import type { RubricPreview } from '#contract/rubrics/preview-rubric.ts';
import { formatCount, formatNumber } from '#ui/format-number.ts';
import { DeltaPlot } from './delta-plot.tsx';
import { useBench, useRubricState } from './rubric-context.tsx';
import type { EffectPreview, Extent } from './use-effect-preview.ts';

interface EffectPanelProps {
  readonly preview: EffectPreview;
  readonly extent: Extent;
  readonly onExtent: (extent: Extent) => void;
}

/** What publishing would do to the grades that exist, before anything is published. */
export function EffectPanel({ preview, extent, onExtent }: EffectPanelProps) {
  const { sheet } = useBench();
  const version = useRubricState((state) => state.base.version) + 1;
  const { regrades } = sheet;
  return (
    <Panel aria-label={`What v${version} would change`}>
      <header>
        <h2>What v{version} would change</h2>
        <span>before anything is published</span>
        {sheet.scope === 'task' && sheet.tasks.count > 1 && (
          <ToggleButtonGroup
            exclusive
            size="small"
            aria-label="Tasks that it is published for"
            value={extent}
            onChange={(_, next: Extent | null) => next && onExtent(next)}
          >
            <ToggleButton value="twins">All {formatNumber(sheet.tasks.count)} tasks</ToggleButton>
            <ToggleButton value="this">First task only</ToggleButton>
          </ToggleButtonGroup>
        )}
      </header>
      <Body preview={preview} />
      {regrades.waiting + regrades.held + regrades.done > 0 && (
        <p>
          From earlier versions:{' '}
          {formatCount(regrades.waiting, 'annotation waits', 'annotations wait')} to be judged
          again, {formatNumber(regrades.held)} in hand, {formatNumber(regrades.done)} done.
        </p>
      )}
    </Panel>
  );
}

function Body({ preview }: { readonly preview: EffectPreview }) {
  switch (preview.kind) {
    case 'none':
      return <p>Nothing differs from what is published.</p>;
    case 'unfit':
      return <p>Every criterion needs a text and points before this can be counted.</p>;
    case 'counting':
      return <p>Counting the stored grades …</p>;
    case 'failed':
      return <p role="alert">It could not be counted: {preview.message}</p>;
    case 'counted':
      return <Counted {...preview} />;
  }
}

function Counted({ preview, isCurrent }: { preview: RubricPreview; isCurrent: boolean }) {
  const { scores, orders, preferences, stale } = preview;
  return (
    <Columns aria-busy={!isCurrent} data-behind={!isCurrent || undefined}>
      <section>
        <h3>
          <b>{formatNumber(scores.moved)}</b> of {formatCount(scores.of, 'score')} move
        </h3>
        {scores.open > 0 && (
          <p>{formatNumber(scores.open)} more stay open until they are judged again.</p>
        )}
        <DeltaPlot deltas={scores.deltas} same={scores.of - scores.moved - scores.open} />
      </section>
      <section>
        <h3>
          <b>{formatNumber(orders.turned)}</b> of {formatCount(orders.of, 'order')} turn
        </h3>
        {orders.open > 0 && <p>{formatNumber(orders.open)} more are open.</p>}
        <ul>
          {orders.shown.slice(0, 5).map((each, index) => (
            <li key={`${each.taskTitle} ${index}`}>
              <span>{each.taskTitle}</span>
              <i>
                {each.before.response} by {formatNumber(each.before.by, 2)} → {each.after.response}{' '}
                by {formatNumber(each.after.by, 2)}
              </i>
            </li>
          ))}
        </ul>
        <p>
          Against the preference: {formatNumber(preferences.apartAfter)} of{' '}
          {formatCount(preferences.of, 'preferred pair')}, now{' '}
          {formatNumber(preferences.apartBefore)}
          {preferences.open > 0 && `; ${formatNumber(preferences.open)} open`}.
        </p>
      </section>
      <section>
        <h3>
          <b>{formatNumber(stale.verdicts)}</b>{' '}
          {stale.verdicts === 1 ? 'verdict becomes' : 'verdicts become'} stale
        </h3>
        <p>
          {stale.verdicts === 0
            ? 'Points alone never make a verdict stale.'
            : `Only these come back: ${formatCount(stale.annotations, 'annotation')} of ${formatCount(stale.experts, 'expert')} on ${formatCount(stale.tasks, 'task')}. Points alone never make a verdict stale.`}
        </p>
      </section>
    </Columns>
  );
}

const Panel = styled('section')(({ theme }) => ({
  padding: '12px 16px 16px',
  '& > header': {
    display: 'flex',
    alignItems: 'center',
    gap: 8,
    minHeight: 28,
    marginBottom: 6,
    '& h2': { ...theme.typography.subtitle2, margin: 0 },
    '& span': { ...theme.typography.meta, color: theme.vars.palette.text.disabled },
    '& > div': { marginLeft: 'auto' },
  },
  '& p': { ...theme.typography.meta, margin: 0, color: theme.vars.palette.text.secondary },
}));

const Columns = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'repeat(3, minmax(0, 1fr))',
  gap: 24,
  // Figures of the edit before: paler, but text keeps its contrast.
  '&[data-behind], &[data-behind] *': { color: theme.vars.palette.text.disabled },
  '&[data-behind] svg': { opacity: 0.6 },
  '& h3': { ...theme.typography.body2, fontWeight: 400, margin: '0 0 4px' },
  '& h3 b': { ...theme.typography.figure },
  '& ul': { margin: '0 0 6px', padding: 0, listStyle: 'none' },
  '& li': {
    ...theme.typography.cell,
    display: 'flex',
    gap: 8,
    padding: '3px 0',
    borderBottom: `1px solid ${theme.vars.palette.divider}`,
    '& span': {
      flex: 1,
      minWidth: 0,
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
    },
    '& i': { fontStyle: 'normal', whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  },
  '@media (max-width: 1199px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
}));
