import { styled } from '@mui/material/styles';
import { useEffect, useMemo, useState } from 'react';
import type { RubricSheet } from '#contract/rubrics/get-rubric.ts';
import { BenchBar } from './bench-bar.tsx';
import { CriteriaTable } from './criteria-table.tsx';
import { CriterionInspector } from './criterion-inspector.tsx';
import { EffectPanel } from './effect-panel.tsx';
import { AuditPlots } from './audit-plots.tsx';
import { rubricPlace } from './kept-rubric.ts';
import { PublishRubricDialog } from './publish-rubric-dialog.tsx';
import { BenchProvider } from './rubric-context.tsx';
import { createRubricStore } from './rubric-store.ts';
import { useBenchKeys } from './use-bench-keys.ts';
import { VersionsView } from './versions-view.tsx';
import { useEffectPreview, type Extent } from './use-effect-preview.ts';

interface RubricBenchProps {
  readonly projectId: string;
  readonly accountId: string;
  readonly sheet: RubricSheet;
  readonly view: string;
  readonly onGo: (next: { rubric?: string; view?: string }) => void;
}

/** One rubric: edited at the left with its figures, the current criterion at the right. */
export function RubricBench({ projectId, accountId, sheet, view, onGo }: RubricBenchProps) {
  const [store] = useState(() =>
    createRubricStore(
      { version: sheet.version, criteria: sheet.criteria },
      rubricPlace(accountId, sheet.rubricId),
      Date.now,
    ),
  );
  const [publishing, setPublishing] = useState(false);
  const [extent, setExtent] = useState<Extent>('twins');
  // Without edits the bench follows the server; with edits publishing finds a newer version.
  useEffect(() => {
    if (store.getState().state === 'published') {
      store.settle({ version: sheet.version, criteria: sheet.criteria }, 'drop');
    }
  }, [store, sheet]);
  const bench = useMemo(() => ({ store, sheet }), [store, sheet]);
  const preview = useEffectPreview(store, { projectId, rubricId: sheet.rubricId }, extent);
  useBenchKeys(store, { onPublish: () => setPublishing(true) });
  return (
    <BenchProvider value={bench}>
      <BenchBar view={view} onGo={onGo} onPublish={() => setPublishing(true)} />
      {view === 'versions' ? (
        <VersionsView />
      ) : (
        <Zones>
          <div data-zone="" tabIndex={-1} data-main="" aria-label="Criteria" role="region">
            {view === 'plots' ? (
              <AuditPlots />
            ) : (
              <>
                <CriteriaTable />
                <EffectPanel preview={preview} extent={extent} onExtent={setExtent} />
              </>
            )}
          </div>
          <aside data-zone="" tabIndex={-1} aria-label="Criterion">
            <CriterionInspector />
          </aside>
        </Zones>
      )}
      {publishing && (
        <PublishRubricDialog
          projectId={projectId}
          preview={preview}
          extent={extent}
          onClose={() => setPublishing(false)}
        />
      )}
    </BenchProvider>
  );
}

const Zones = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) 384px',
  height: '100%',
  minHeight: 0,
  '& > *': { minWidth: 0, minHeight: 0, overflow: 'auto' },
  '& > [data-main]': { backgroundColor: theme.vars.palette.surface.side },
  '& > aside': {
    borderLeft: `1px solid ${theme.vars.palette.divider}`,
    backgroundColor: theme.vars.palette.surface.side,
  },
  '& > :focus-visible': { outlineOffset: -2 },
  '@media (max-width: 1199px)': { gridTemplateColumns: 'minmax(0, 1fr) 340px' },
}));
