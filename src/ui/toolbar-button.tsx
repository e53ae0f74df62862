import IconButton from '@mui/material/IconButton';
import type { LucideIcon } from 'lucide-react';

import { Hint } from './hint.tsx';
import { Icon } from './icon.tsx';
import { hasAppleKeyboard, keyGlyphs } from './key-glyphs.ts';

interface ToolbarButtonProps {
  readonly icon: LucideIcon;
  /** Name and tooltip: `Maximise response A`. */
  readonly name: string;
  readonly onClick: () => void;
  readonly keys?: string;
  /** A switch that is on or off. */
  readonly pressed?: boolean;
  /** Opens or folds something. */
  readonly expanded?: boolean;
  readonly disabled?: boolean;
  readonly size?: 'small' | 'medium' | 'large';
}

/** One of the few controls without a word beside it: maximise, fold, undo, filter, close. */
export function ToolbarButton(props: ToolbarButtonProps) {
  const { name, keys } = props;
  const title = keys ? `${name}  ${keyGlyphs(keys, hasAppleKeyboard()).join(' ')}` : name;
  const button = (
    <IconButton
      aria-label={name}
      aria-keyshortcuts={keys}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      disabled={props.disabled ?? false}
      size={props.size ?? 'medium'}
      onClick={props.onClick}
      sx={(theme) =>
        props.pressed
          ? {
              color: theme.vars.palette.primary.main,
              backgroundColor: theme.vars.palette.primary.tint,
            }
          : {}
      }
    >
      <Icon of={props.icon} size={16} />
    </IconButton>
  );
  // A disabled button has no events for a tooltip to listen to.
  return props.disabled ? button : <Hint content={title}>{button}</Hint>;
}
