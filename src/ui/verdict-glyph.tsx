import { styled } from '@mui/material/styles';
import { Check, Circle, Flag, X } from 'lucide-react';

import { HalfDisc } from './half-disc.ts';
import { Icon } from './icon.tsx';

/**
 * A verdict as a sign, read literally and by meaning at once: `fault-present` is *met* on
 * a criterion with negative points, `fault-absent` is *not met* there.
 */
export type Glyph =
  | 'met'
  | 'not-met'
  | 'partly'
  | 'fault-present'
  | 'fault-absent'
  | 'not-applicable'
  | 'open';

/** What a screen reader and a tooltip say for a sign. */
export const glyphWords: Readonly<Record<Glyph, string>> = {
  met: 'met',
  'not-met': 'not met',
  partly: 'partly met',
  'fault-present': 'met, fault present',
  'fault-absent': 'not met, fault absent',
  'not-applicable': 'not applicable',
  open: 'not judged',
};

interface VerdictGlyphProps {
  readonly glyph: Glyph;
  /** Only the picture, where the word stands beside it. */
  readonly decorative?: boolean;
}

/** The shape alone carries the verdict; colour only repeats it. */
export function VerdictGlyph({ glyph, decorative = false }: VerdictGlyphProps) {
  return (
    <Cell
      data-glyph={glyph}
      {...(decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': glyphWords[glyph] })}
    >
      <Shape glyph={glyph} />
    </Cell>
  );
}

function Shape({ glyph }: { readonly glyph: Glyph }) {
  switch (glyph) {
    case 'met':
      return <Icon of={Check} size={16} stroke={2} />;
    case 'not-met':
      return <Icon of={X} size={15} stroke={2} />;
    case 'partly':
      return <Icon of={HalfDisc} size={14} />;
    case 'fault-present':
      return <Icon of={Flag} size={12} stroke={1.75} />;
    case 'fault-absent':
      return <Icon of={Circle} size={13} />;
    case 'not-applicable':
      return 'n/a';
    case 'open':
      return null;
  }
}

const Cell = styled('span')(({ theme }) => ({
  display: 'inline-flex',
  alignItems: 'center',
  justifyContent: 'center',
  flex: 'none',
  boxSizing: 'border-box',
  width: 18,
  height: 18,
  verticalAlign: 'middle',
  '&[data-glyph="met"], &[data-glyph="fault-absent"]': { color: theme.vars.palette.success.main },
  '&[data-glyph="not-met"]': { color: theme.vars.palette.error.main },
  '&[data-glyph="partly"]': { color: theme.vars.palette.warning.main },
  '&[data-glyph="fault-present"]': {
    borderRadius: 2,
    color: theme.vars.palette.error.contrastText,
    backgroundColor: theme.vars.palette.error.main,
    '@media (forced-colors: active)': {
      forcedColorAdjust: 'none',
      color: 'Canvas',
      backgroundColor: 'CanvasText',
    },
  },
  '&[data-glyph="not-applicable"]': {
    ...theme.typography.axis,
    width: 'auto',
    color: theme.vars.palette.text.disabled,
  },
  '&[data-glyph="open"]': {
    width: 13,
    height: 13,
    margin: 2.5,
    borderRadius: 2,
    border: `1px dashed ${theme.vars.palette.control}`,
  },
}));
