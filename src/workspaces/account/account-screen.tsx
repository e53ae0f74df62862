import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { mayInProject } from '#domain/people/permission.ts';
import { accountQuery } from '#queries/account.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { sessionQuery } from '#queries/session.ts';
import { useSearch } from '#ui/address.ts';
import { ErrorState } from '#ui/error-state.tsx';
import { FrameSlot } from '#ui/frame-slot.tsx';
import { LoadingBlocks } from '#ui/loading-blocks.tsx';
import { patientLazy } from '#ui/patient-lazy.ts';
import { ViewSwitch } from '#ui/view-switch.tsx';
import { AccountPage } from './account-page.tsx';
import { PasswordSection } from './password-section.tsx';
import { RecordedView } from './recorded-view.tsx';
import { SecondFactorSection } from './second-factor-section.tsx';
import { SessionsSection } from './sessions-section.tsx';

const PayView = patientLazy(async () => ({
  default: (await import('./pay-view.tsx')).PayView,
}));

const views = [
  { name: 'access', words: 'Access' },
  { name: 'pay', words: 'Time and pay' },
  { name: 'recorded', words: 'What is recorded' },
] as const;

/** One's own account: how it is protected, time and pay, and everything that is recorded. */
export function AccountScreen({ slug }: { readonly slug: string }) {
  const search: { view?: string } = useSearch();
  const session = useQuery(sessionQuery(useBackend())).data;
  const member = session?.memberships.find((each) => each.slug === slug);
  const isPaid = mayInProject('pay.own', member?.roles ?? [], false);
  const open = views.filter(({ name }) => name !== 'pay' || isPaid);
  const view = open.find(({ name }) => name === search.view)?.name ?? 'access';
  return (
    <>
      <FrameSlot name="title">Your account</FrameSlot>
      <ViewSwitch views={open} view={view} />
      {view === 'access' && <Access />}
      {view === 'recorded' && <RecordedView />}
      <Suspense fallback={<LoadingBlocks what="Reading your statement" />}>
        {view === 'pay' && member && <PayView projectId={member.projectId} />}
      </Suspense>
    </>
  );
}

function Access() {
  const account = useQuery(accountQuery(useBackend()));
  if (account.error) {
    return (
      <ErrorState
        heading="Your account could not be read"
        safe="Nothing was changed."
        failed={account.error.message}
        actions={<Button onClick={() => void account.refetch()}>Try again</Button>}
        code={account.error.message}
      />
    );
  }
  if (!account.data) return <LoadingBlocks what="Reading your account" />;
  return (
    <AccountPage>
      <PasswordSection hasPassword={account.data.hasPassword} />
      <SecondFactorSection
        isOn={account.data.secondFactor}
        hasPassword={account.data.hasPassword}
      />
      <SessionsSection sessions={account.data.sessions} />
    </AccountPage>
  );
}
