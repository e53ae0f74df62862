import { Keyboard } from 'lucide-react';
import { Suspense, useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { mayInProject } from '#domain/people/permission.ts';
import { AppFrame } from '#ui/app-frame/app-frame.tsx';
import { FrameSlotPlace, FrameSlotProvider } from '#ui/frame-slot.tsx';
import { ScreenRegisterProvider } from '#ui/screen-register.tsx';
import { ToolbarButton } from '#ui/toolbar-button.tsx';
import { useZoneKeys } from '#ui/use-zone-keys.ts';
import { AppLink } from '#app/app-link.tsx';
import { screensFor } from '#app/screens.ts';
import { patientLazy } from '#ui/patient-lazy.ts';
import { AccountButton } from './account-button.tsx';
import { LateBell } from './late-bell.tsx';
import { KnownSessionProvider, useKnownSession } from './known-session.tsx';
import { ProjectSwitcher } from './project-switcher.tsx';
import { SearchButton } from './search-button.tsx';
import { useOverlayKeys, type Overlay } from './use-overlay-keys.ts';

const PaletteOverlay = patientLazy(async () => ({
  default: (await import('./palette-overlay.tsx')).PaletteOverlay,
}));
const SheetOverlay = patientLazy(async () => ({
  default: (await import('./sheet-overlay.tsx')).SheetOverlay,
}));
const SignInAgain = patientLazy(async () => ({
  default: (await import('./sign-in-again.tsx')).SignInAgain,
}));

interface ShellProps {
  readonly slug: string;
  readonly children: ReactNode;
}

/** The frame around every screen of a project. */
export function Shell(props: ShellProps) {
  return (
    <KnownSessionProvider>
      <ScreenRegisterProvider>
        <FrameSlotProvider>
          <ShellFrame {...props} />
        </FrameSlotProvider>
      </ScreenRegisterProvider>
    </KnownSessionProvider>
  );
}

function ShellFrame({ slug, children }: ShellProps) {
  const { known, lapsed } = useKnownSession();
  const [overlay, setOverlay] = useState<Overlay | null>(null);
  const [pathname] = useLocation();
  const member = known.memberships.find((each) => each.slug === slug);
  useZoneKeys();
  useOverlayKeys(setOverlay);
  const items = screensFor(member?.roles ?? [], known.account.isOwner).map((screen) => ({
    name: screen.name,
    icon: screen.icon,
    href: `/p/${slug}/${screen.path}`,
    current: pathname.startsWith(`/p/${slug}/${screen.path}`),
  }));
  const close = () => setOverlay(null);
  return (
    <>
      <AppFrame
        items={items}
        link={AppLink}
        home={`/p/${slug}`}
        railEnd={
          <ToolbarButton
            icon={Keyboard}
            name="Keyboard shortcuts"
            keys="?"
            size="large"
            onClick={() => setOverlay('sheet')}
          />
        }
        project={<ProjectSwitcher slug={slug} name={member?.name ?? slug} />}
        title={<FrameSlotPlace name="title" />}
        detail={<FrameSlotPlace name="detail" />}
        right={
          <>
            <FrameSlotPlace name="right" />
            {member && (
              <LateBell
                key={member.projectId}
                projectId={member.projectId}
                slug={slug}
                mayReview={mayInProject('review.read', member.roles, known.account.isOwner)}
              />
            )}
            <SearchButton onOpen={() => setOverlay('palette')} />
            <AccountButton account={known.account} />
          </>
        }
      >
        {children}
      </AppFrame>
      <Suspense fallback={null}>
        {overlay === 'palette' && (
          <PaletteOverlay slug={slug} onClose={close} onSheet={() => setOverlay('sheet')} />
        )}
        {overlay === 'sheet' && <SheetOverlay slug={slug} onClose={close} />}
        {lapsed && <SignInAgain account={known.account} sampleMode={known.sampleMode} />}
      </Suspense>
    </>
  );
}
