import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Redirect, Route, Switch, useLocation, useRouter } from 'wouter';
import { useBackend } from '#queries/backend-context.tsx';
import { sessionQuery, type Session } from '#queries/session.ts';
import { useSearch } from '#ui/address.ts';
import { LoadingBlocks } from '#ui/loading-blocks.tsx';
import { CrashBoundary } from './crash-boundary.tsx';
import { homeScreen, screens } from './screens.ts';
import { NotFound } from './not-found.tsx';
import { ownPath } from './own-path.ts';
import { ScreenGate } from './shell/screen-gate.tsx';
import { Shell } from './shell/shell.tsx';

// Who is signed in already never needs it.
const SignInPage = lazy(async () => ({
  default: (await import('./sign-in/sign-in-page.tsx')).SignInPage,
}));

const ProviderReturnPage = lazy(async () => ({
  default: (await import('./sign-in/provider-return-page.tsx')).ProviderReturnPage,
}));

const OneTimeLinkPage = lazy(async () => ({
  default: (await import('./sign-in/one-time-link-page.tsx')).OneTimeLinkPage,
}));

// Everybody's, whatever their roles: not a screen of the rail.
const AccountScreen = lazy(async () => ({
  default: (await import('#workspaces/account/account-screen.tsx')).AccountScreen,
}));

const ScorecardPlace = lazy(async () => ({
  default: (await import('./shell/scorecard-place.tsx')).ScorecardPlace,
}));

// Served from the device when there is no server: it asks for neither session nor project.
const RecoveryScreen = lazy(async () => ({
  default: (await import('#workspaces/recovery/recovery-screen.tsx')).RecoveryScreen,
}));

/** Every address of the app, and what stands there. */
export function Routes() {
  return (
    <CrashBoundary>
      <Suspense fallback={<LoadingBlocks what="Opening Touchstone" />}>
        <Switch>
          <Route path="/">
            <SignedIn>
              <Home />
            </SignedIn>
          </Route>
          <Route path="/sign-in">
            <SignIn />
          </Route>
          <Route path="/sign-in/back">
            <ProviderReturn />
          </Route>
          <Route path="/recovery">
            <RecoveryScreen />
          </Route>
          <Route path="/join">
            <OneTimeLink kind="join" />
          </Route>
          <Route path="/reset">
            <OneTimeLink kind="reset" />
          </Route>
          <Route path="/setup">
            <OneTimeLink kind="setup" />
          </Route>
          <Route path="/p/:slug/*?">
            {({ slug, '*': rest }) => (
              <Project slug={slug} place={(rest ?? '').replace(/\/$/, '')} />
            )}
          </Route>
          <Route>
            <NotFound />
          </Route>
        </Switch>
      </Suspense>
    </CrashBoundary>
  );
}

function useSession(): Session {
  return useSuspenseQuery(sessionQuery(useBackend())).data;
}

/**
 * Who is not signed in comes back, after signing in, to the place that was asked for. A session
 * that ends later is no reason to leave: the shell asks for it over the open screen.
 */
function SignedIn({ children }: { readonly children: ReactNode }) {
  const session = useSession();
  const [arrived] = useState(session.account !== null);
  const [path] = useLocation();
  const asked = path + useRouter().searchHook();
  if (arrived) return children;
  return <Redirect to={`/sign-in?${new URLSearchParams({ to: asked })}`} replace />;
}

function Home() {
  const session = useSession();
  const first = session.memberships[0];
  if (first === undefined) return <NotFound />;
  const screen = homeScreen(first.roles, session.account?.isOwner === true);
  return <Redirect to={`/p/${first.slug}/${screen?.path ?? ''}`} replace />;
}

function SignIn() {
  const { to } = useSearch();
  // As soon as somebody is signed in, there is nothing to do here.
  if (useSession().account !== null) return <Redirect to={ownPath(to) ?? '/'} replace />;
  return <SignInPage />;
}

/** Where the operator's provider sends browsers back to. */
function ProviderReturn() {
  // Read once: the page takes what was brought out of the address.
  const [brought] = useState(() => new URLSearchParams(window.location.search));
  return <ProviderReturnPage brought={brought} />;
}

/** One-time links: `/join#token`, `/reset#token`, and the owner's `/setup?token=…`. */
function OneTimeLink({ kind }: { readonly kind: 'join' | 'reset' | 'setup' }) {
  // Read once: the page takes the secret out of the address.
  const [token] = useState(
    () => new URLSearchParams(window.location.search).get('token') ?? window.location.hash.slice(1),
  );
  return <OneTimeLinkPage kind={kind} token={token} />;
}

function Project({ slug, place }: { readonly slug: string; readonly place: string }) {
  const screen = screens.find((each) => each.path === place);
  // Code comes while the session is asked for, not after it. What fails here fails again, and is
  // told, where the screen is drawn.
  useState(() => void screen?.load().catch(() => undefined));
  return (
    <SignedIn>
      <Shell slug={slug}>
        <CrashBoundary key={place}>
          {screen ? (
            <ScreenGate screen={screen} slug={slug} />
          ) : place === '' ? (
            <ProjectHome slug={slug} />
          ) : place === 'account' ? (
            <Account slug={slug} />
          ) : place === 'scorecard' ? (
            <Scorecard slug={slug} />
          ) : (
            <NotFound />
          )}
        </CrashBoundary>
      </Shell>
    </SignedIn>
  );
}

function ProjectHome({ slug }: { readonly slug: string }) {
  const session = useSession();
  const member = session.memberships.find((each) => each.slug === slug);
  const screen = member && homeScreen(member.roles, session.account?.isOwner === true);
  return screen ? <Redirect to={`/p/${slug}/${screen.path}`} replace /> : <NotFound />;
}

function Account({ slug }: { readonly slug: string }) {
  useEffect(() => {
    document.title = 'Your account · Touchstone';
  }, []);
  return (
    <Suspense fallback={<LoadingBlocks what="Opening your account" />}>
      <AccountScreen slug={slug} />
    </Suspense>
  );
}

function Scorecard({ slug }: { readonly slug: string }) {
  useEffect(() => {
    document.title = 'My scorecard · Touchstone';
  }, []);
  return (
    <Suspense fallback={<LoadingBlocks what="Opening your scorecard" />}>
      <ScorecardPlace slug={slug} />
    </Suspense>
  );
}
