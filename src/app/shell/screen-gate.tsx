import { Suspense, useEffect } from 'react';
import { mayInProject } from '#domain/people/permission.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { LoadingBlocks } from '#ui/loading-blocks.tsx';
import type { Screen } from '#app/screens.ts';
import { useKnownSession } from './known-session.tsx';

interface ScreenGateProps {
  readonly screen: Screen;
  readonly slug: string;
}

/** Shows a screen to whom it is for; the server enforces the same table by itself. */
export function ScreenGate({ screen, slug }: ScreenGateProps) {
  const { known: session } = useKnownSession();
  const member = session.memberships.find((each) => each.slug === slug);
  useEffect(() => {
    document.title = `${screen.name} · Touchstone`;
  }, [screen]);
  if (!member) {
    return (
      <EmptyState heading="You are not part of this project">
        Ask its lead for an invitation, or choose another project above.
      </EmptyState>
    );
  }
  if (!mayInProject(screen.permission, member.roles, session.account.isOwner)) {
    return (
      <EmptyState heading={`${screen.name} is not part of your role here`}>
        Your {member.roles.length === 1 ? 'role' : 'roles'} in this project:{' '}
        {member.roles.join(', ')}. A lead can change that.
      </EmptyState>
    );
  }
  return (
    <Suspense fallback={<LoadingBlocks what={`Opening ${screen.name}`} />}>
      <screen.Component key={member.projectId} projectId={member.projectId} slug={slug} />
    </Suspense>
  );
}
