import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';

interface ZoneProps {
  /** The region's accessible name: `Rubric`. */
  readonly name: string;
  /** `pane` is for reading, `side` for scoring, queues, reports; `canvas` for bars. */
  readonly surface?: 'pane' | 'side' | 'canvas';
  /** The head, 36 high, stays while the rest scrolls. */
  readonly head?: ReactNode;
  /** The foot stays in view too. */
  readonly foot?: ReactNode;
  /** Takes the focus when F6 comes here; see use-zone-keys.ts. */
  readonly f6?: boolean;
  readonly children: ReactNode;
}

/** A region of a screen: no corners, no shadow, its own scrolling. */
export function Zone({ name, surface = 'side', head, foot, f6 = false, children }: ZoneProps) {
  return (
    <Region aria-label={name} data-surface={surface} {...(f6 && { 'data-zone': '', tabIndex: -1 })}>
      {head && <Head>{head}</Head>}
      <Body>{children}</Body>
      {foot && <Foot>{foot}</Foot>}
    </Region>
  );
}

const Region = styled('section')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  minWidth: 0,
  minHeight: 0,
  height: '100%',
  '&[data-surface="pane"]': { backgroundColor: theme.vars.palette.background.paper },
  '&[data-surface="side"]': { backgroundColor: theme.vars.palette.surface.side },
  '&[data-surface="canvas"]': { backgroundColor: theme.vars.palette.background.default },
  '&:focus-visible': { outlineOffset: -2 },
}));

const Head = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  flex: 'none',
  boxSizing: 'border-box',
  minHeight: 36,
  padding: '0 16px',
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
}));

const Body = styled('div')({ flex: '1 1 auto', minHeight: 0, overflow: 'auto' });

const Foot = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  flex: 'none',
  boxSizing: 'border-box',
  minHeight: 46,
  padding: '6px 16px',
  borderTop: `1px solid ${theme.vars.palette.divider}`,
}));
