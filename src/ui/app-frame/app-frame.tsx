import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';

import { NavigationRail, type FrameLink, type RailItem } from './navigation-rail.tsx';
import { TopBar } from './top-bar.tsx';

interface AppFrameProps {
  readonly items: readonly RailItem[];
  /** Renders a link to `href`; the router's link, wrapped by the caller. */
  readonly link: FrameLink;
  readonly home: string;
  /** At the rail's foot, e.g. the button of the shortcut sheet. */
  readonly railEnd?: ReactNode;
  readonly project: ReactNode;
  readonly title?: ReactNode;
  /** Beside the title, quiet: `Task 14 of 40`. */
  readonly detail?: ReactNode;
  /** Right in the top bar: active time, sync status, actions, search, account. */
  readonly right?: ReactNode;
  readonly children: ReactNode;
}

/**
 * The shell: rail 56, top bar 44, and the work in what is left. Sizes that hold text are
 * in rem, so that all of it grows with the browser's text size.
 */
export function AppFrame(props: AppFrameProps) {
  return (
    <Frame>
      <SkipLink href="#work">Skip to the work</SkipLink>
      <NavigationRail items={props.items} link={props.link} home={props.home} end={props.railEnd} />
      <TopBar
        project={props.project}
        title={props.title}
        detail={props.detail}
        right={props.right}
      />
      <Work id="work" tabIndex={-1}>
        {props.children}
      </Work>
    </Frame>
  );
}

const Frame = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: '3.5rem minmax(0, 1fr)',
  gridTemplateRows: 'minmax(2.75rem, auto) minmax(0, 1fr)',
  height: '100dvh',
  backgroundColor: theme.vars.palette.background.default,
  // On paper only the work stands, as long as it is.
  '@media print': {
    display: 'block',
    height: 'auto',
    backgroundColor: 'transparent',
    '& > :not(main)': { display: 'none' },
    '& [data-screen-only]': { display: 'none !important' },
  },
}));

const Work = styled('main')({
  minWidth: 0,
  minHeight: 0,
  overflow: 'auto',
  '&:focus-visible': { outlineOffset: -2 },
  '@media print': { overflow: 'visible' },
});

const SkipLink = styled('a')(({ theme }) => ({
  ...theme.typography.button,
  position: 'absolute',
  zIndex: theme.zIndex.tooltip,
  top: 8,
  left: 8,
  padding: '8px 12px',
  borderRadius: 4,
  color: theme.vars.palette.primary.main,
  backgroundColor: theme.vars.palette.surface.raised,
  '&:not(:focus)': { clipPath: 'inset(50%)', width: 1, height: 1, padding: 0, overflow: 'hidden' },
}));
