import { EmptyState } from '#ui/empty-state.tsx';
import { mayInProject } from '#domain/people/permission.ts';
import { ScorecardScreen } from '#workspaces/scorecard/scorecard-screen.tsx';
import { useKnownSession } from './known-session.tsx';

/** One’s own figures in one project: for everybody whose work is judged there. */
export function ScorecardPlace({ slug }: { readonly slug: string }) {
  const { known } = useKnownSession();
  const member = known.memberships.find((each) => each.slug === slug);
  if (!member || !mayInProject('quality.own', member.roles, false)) {
    return (
      <EmptyState heading="There is no scorecard for you here">
        Scorecards are for experts, reviewers and leads of a project: whose work is judged in it.
      </EmptyState>
    );
  }
  return <ScorecardScreen key={member.projectId} projectId={member.projectId} />;
}
