import { styled } from '@mui/material/styles';
import type { LucideIcon } from 'lucide-react';
import { useId, type ComponentType, type ReactNode } from 'react';

import { formatNumber } from '#ui/format-number.ts';
import { Icon } from '#ui/icon.tsx';
import { Logo } from '#ui/logo.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';

export interface FrameLinkProps {
  readonly href: string;
  readonly children: ReactNode;
  readonly className?: string;
  readonly 'aria-current'?: 'page' | undefined;
  readonly 'aria-describedby'?: string | undefined;
  readonly 'aria-label'?: string | undefined;
}

export type FrameLink = ComponentType<FrameLinkProps>;

export interface RailItem {
  /** The word and the accessible name: `Grade`. */
  readonly name: string;
  readonly icon: LucideIcon;
  readonly href: string;
  readonly current?: boolean;
  /** What waits there, e.g. `{ count: 4, words: '4 submissions wait' }`. */
  readonly waiting?: { readonly count: number; readonly words: string };
}

interface NavigationRailProps {
  readonly items: readonly RailItem[];
  readonly link: FrameLink;
  readonly home: string;
  readonly end?: ReactNode;
}

export function NavigationRail({ items, link: Link, home, end }: NavigationRailProps) {
  return (
    <Rail aria-label="Screens">
      <HomeLink as={Link} href={home} aria-label="Touchstone">
        <Logo />
      </HomeLink>
      <ul>
        {items.map((item) => (
          <li key={item.name}>
            <RailLink item={item} link={Link} />
          </li>
        ))}
      </ul>
      {end && <End>{end}</End>}
    </Rail>
  );
}

function RailLink({ item, link: Link }: { item: RailItem; link: FrameLink }) {
  const waitingId = useId();
  const waiting = item.waiting && item.waiting.count > 0 ? item.waiting : undefined;
  return (
    <>
      <Tile
        as={Link}
        href={item.href}
        aria-current={item.current ? 'page' : undefined}
        aria-describedby={waiting && waitingId}
      >
        <span>
          <Icon of={item.icon} size={18} />
          {waiting && (
            <Count aria-hidden>{waiting.count > 99 ? '99+' : formatNumber(waiting.count)}</Count>
          )}
        </span>
        {item.name}
      </Tile>
      {waiting && <VisuallyHidden id={waitingId}>{waiting.words}</VisuallyHidden>}
    </>
  );
}

const Rail = styled('nav')(({ theme }) => ({
  gridRow: '1 / -1',
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'center',
  boxSizing: 'border-box',
  borderRight: `1px solid ${theme.vars.palette.divider}`,
  '& ul': {
    display: 'flex',
    flexDirection: 'column',
    gap: 2,
    margin: 0,
    padding: '6px 4px',
    listStyle: 'none',
    minHeight: 0,
    overflow: 'auto',
    scrollbarWidth: 'none',
  },
  '& li': { position: 'relative' },
}));

const HomeLink = styled('a')({
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'center',
  flex: 'none',
  width: 40,
  height: '2.75rem',
  '&:focus-visible': { outlineOffset: -2 },
});

const Tile = styled('a')(({ theme }) => ({
  position: 'relative',
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'center',
  justifyContent: 'center',
  gap: 2,
  width: '3rem',
  minHeight: '2.875rem',
  borderRadius: 4,
  fontSize: '0.6562rem',
  lineHeight: 13 / 10.5,
  textDecoration: 'none',
  color: theme.vars.palette.text.secondary,
  '& > span': { position: 'relative', display: 'flex' },
  '&:hover': { backgroundColor: theme.vars.palette.action.hover },
  '&[aria-current]': {
    fontWeight: 600,
    color: theme.vars.palette.text.primary,
    backgroundColor: theme.vars.palette.surface.sunken,
  },
  '&[aria-current]::before': {
    content: '""',
    position: 'absolute',
    left: -4,
    top: 10,
    bottom: 10,
    width: 3,
    borderRadius: '0 2px 2px 0',
    backgroundColor: theme.vars.palette.primary.main,
    '@media (forced-colors: active)': { forcedColorAdjust: 'none', backgroundColor: 'Highlight' },
  },
}));

const Count = styled('span')(({ theme }) => ({
  position: 'absolute',
  left: 11,
  top: -6,
  boxSizing: 'border-box',
  minWidth: '0.9375rem',
  height: '0.9375rem',
  padding: '0 4px',
  borderRadius: 8,
  fontSize: '0.625rem',
  lineHeight: '0.9375rem',
  fontWeight: 600,
  textAlign: 'center',
  color: theme.vars.palette.inverse.contrastText,
  backgroundColor: theme.vars.palette.inverse.main,
}));

const End = styled('div')({ marginTop: 'auto', padding: '8px 0' });
