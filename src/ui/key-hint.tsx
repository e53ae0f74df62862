import { styled } from '@mui/material/styles';

import { hasAppleKeyboard, keyGlyphs } from './key-glyphs.ts';

interface KeyHintProps {
  /** As in code: `R`, `Mod+Enter`, `Shift+E`. */
  readonly keys: string;
  /** One cap for each key instead of one for the whole. */
  readonly apart?: boolean;
}

/**
 * The key that does the same. It is hidden from screen readers, so that a button keeps
 * its plain name; give the button `aria-keyshortcuts` instead.
 */
export function KeyHint({ keys, apart = false }: KeyHintProps) {
  const glyphs = keyGlyphs(keys, hasAppleKeyboard());
  const caps = apart ? glyphs : [glyphs.join(glyphs.some((cap) => cap.length > 1) ? ' ' : '')];
  return (
    <Caps aria-hidden>
      {caps.map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </Caps>
  );
}

const Caps = styled('span')(({ theme }) => ({
  display: 'inline-flex',
  flex: 'none',
  gap: 4,
  verticalAlign: 'middle',
  '& kbd': {
    ...theme.typography.locator,
    boxSizing: 'border-box',
    minWidth: '0.9375rem',
    height: '1rem',
    padding: '0 3px',
    borderRadius: 3,
    fontSize: '0.6562rem',
    lineHeight: '0.875rem',
    textAlign: 'center',
    color: theme.vars.palette.text.secondary,
    backgroundColor: theme.vars.palette.background.paper,
    border: `1px solid ${theme.vars.palette.line2}`,
  },
  // On a solid button the cap takes the button's own ink.
  '.MuiButton-contained & kbd': {
    color: 'inherit',
    backgroundColor: 'transparent',
    borderColor: 'color-mix(in srgb, currentColor 45%, transparent)',
  },
}));
