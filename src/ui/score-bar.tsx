import { styled } from '@mui/material/styles';

interface ScoreBarProps {
  /** Shares of the bar, 0 to 1: solid up to `counted`, hatch up to `possible`. */
  readonly counted: number;
  readonly possible?: number;
  /** Share at which the rule passes, a tick in ink. */
  readonly pass?: number;
  readonly orientation?: 'horizontal' | 'vertical';
}

/** The picture of a score; it says nothing to a screen reader, its meter does. */
export function ScoreBar({ counted, possible, pass, orientation = 'horizontal' }: ScoreBarProps) {
  const from = within(counted);
  const to = Math.max(from, within(possible ?? counted));
  const place = (start: number, end: number) =>
    orientation === 'horizontal'
      ? { left: percent(start), right: percent(1 - end) }
      : { bottom: percent(start), top: percent(1 - end) };
  return (
    <Track aria-hidden data-orientation={orientation}>
      {from > 0 && <Counted style={place(0, from)} />}
      {to > from && <Open style={place(from, to)} />}
      {pass !== undefined && <Tick style={place(within(pass), within(pass))} />}
    </Track>
  );
}

function within(share: number): number {
  return Math.min(1, Math.max(0, share));
}

function percent(share: number): string {
  return `${share * 100}%`;
}

const Track = styled('span')(({ theme }) => ({
  position: 'relative',
  display: 'block',
  boxSizing: 'border-box',
  height: 8,
  width: '100%',
  borderRadius: 2,
  backgroundColor: theme.vars.palette.surface.sunken,
  border: `1px solid ${theme.vars.palette.line2}`,
  '&[data-orientation="vertical"]': { width: 8, height: '100%' },
  '& > span': { position: 'absolute', inset: -1, borderRadius: 1 },
}));

const Counted = styled('span')(({ theme }) => ({
  backgroundColor: theme.vars.palette.text.secondary,
  '@media (forced-colors: active)': { forcedColorAdjust: 'none', backgroundColor: 'CanvasText' },
}));

const Open = styled('span')(({ theme }) => ({
  backgroundImage: `repeating-linear-gradient(135deg, ${theme.vars.palette.hatch} 0 1.5px, transparent 1.5px 4px)`,
  '@media (forced-colors: active)': {
    forcedColorAdjust: 'none',
    backgroundImage: 'repeating-linear-gradient(135deg, CanvasText 0 1.5px, Canvas 1.5px 4px)',
  },
}));

const Tick = styled('span')(({ theme }) => ({
  '&&': { inset: undefined, top: -3, bottom: -3, borderRadius: 0 },
  borderLeft: `1px solid ${theme.vars.palette.text.primary}`,
}));
