import { useQuery } from '@tanstack/react-query';
import { mayInProject } from '#domain/people/permission.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { sessionQuery } from '#queries/session.ts';
import { useSearch } from '#ui/address.ts';
import { FrameSlot } from '#ui/frame-slot.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { ViewSwitch } from '#ui/view-switch.tsx';
import { ConsensusView } from './consensus-view.tsx';
import { OverviewView } from './overview-view.tsx';
import { GoldView } from './gold-view.tsx';
import { ReportView } from './report-view.tsx';
import { RegradeView } from './regrade-view.tsx';
import { ScorecardsView } from './scorecards-view.tsx';
import { SpotCheckView } from './spot-check-view.tsx';

interface QualityScreenProps {
  readonly projectId: string;
  readonly slug: string;
}

const views = [
  { name: 'overview', words: 'Overview', permission: 'quality.read' },
  { name: 'consensus', words: 'Consensus', permission: 'quality.read' },
  { name: 'checks', words: 'Spot checks', permission: 'quality.read' },
  { name: 'scorecards', words: 'Scorecards', permission: 'quality.read' },
  { name: 'gold', words: 'Gold', permission: 'gold.manage' },
  { name: 'regrade', words: 'Regrade', permission: 'review.decide' },
] as const;

/** What can be said of the data, and the blind work by which it is found out. */
export function QualityScreen({ projectId, slug }: QualityScreenProps) {
  const session = useQuery(sessionQuery(useBackend())).data;
  const search: { view?: string; task?: string } = useSearch();
  if (!session) return null;
  const member = session.memberships.find((each) => each.projectId === projectId);
  const open = views.filter(({ permission }) =>
    mayInProject(permission, member?.roles ?? [], session.account?.isOwner ?? false),
  );
  const view = (open.find(({ name }) => name === search.view) ?? open[0])?.name;
  // The report is the overview on paper: a view of its own address, not of the switch.
  const isReport = search.view === 'report' && view === 'overview';
  const grading = view === 'regrade' || (view === 'gold' && search.task !== undefined);
  return (
    <>
      {/* An item that is graded gives the page its own title. */}
      {!grading && <FrameSlot name="title">Quality</FrameSlot>}
      <ViewSwitch views={open} view={view} />
      {!grading && <VisuallyHidden as="h1">Quality</VisuallyHidden>}
      {isReport && <ReportView projectId={projectId} />}
      {view === 'overview' && !isReport && <OverviewView projectId={projectId} slug={slug} />}
      {view === 'consensus' && <ConsensusView projectId={projectId} />}
      {view === 'checks' && <SpotCheckView projectId={projectId} />}
      {view === 'scorecards' && <ScorecardsView projectId={projectId} />}
      {view === 'gold' && <GoldView projectId={projectId} accountId={session.account?.id ?? ''} />}
      {view === 'regrade' && (
        <RegradeView projectId={projectId} accountId={session.account?.id ?? ''} />
      )}
    </>
  );
}
