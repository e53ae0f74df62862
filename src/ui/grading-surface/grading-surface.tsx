import { memo, type ReactNode } from 'react';
import { Splitter } from '#ui/splitter/splitter.tsx';
import { compactFrom } from '#ui/rubric-matrix/current-criterion.tsx';
import { InstructionsDialog } from './instructions-dialog.tsx';
import { ReadingZone } from './reading-zone.tsx';
import { ScoringZone } from './scoring-zone.tsx';
import { SurfaceProvider, type Surface } from './surface-context.tsx';

interface GradingSurfaceProps {
  readonly surface: Surface;
  /** The foot of the scoring zone: what is left, skip, submit. */
  readonly footer: ReactNode;
}

/**
 * What Grade, Review and the preview in Settings share: reading at the left, judging at the
 * right. Give it a new surface, and a key, for each task.
 */
export const GradingSurface = memo(function GradingSurface(props: GradingSurfaceProps) {
  const { surface, footer } = props;
  const wide = surface.responses.length >= compactFrom;
  return (
    <SurfaceProvider value={surface}>
      <Splitter
        name={wide ? 'grade-wide' : 'grade'}
        panes={[
          { id: 'reading', content: <ReadingZone /> },
          {
            id: 'scoring',
            content: <ScoringZone footer={footer} />,
            size: scoringWidth(wide),
            min: 340,
            max: 620,
            fixed: true,
            splitterName: 'Resize scoring',
          },
        ]}
      />
      <InstructionsDialog />
    </SurfaceProvider>
  );
});

function scoringWidth(wide: boolean): number {
  if (window.innerWidth < 1280) return 364;
  return wide ? 480 : 400;
}
