import ButtonBase from '@mui/material/ButtonBase';
import { styled } from '@mui/material/styles';
import { Highlighter } from 'lucide-react';

import { Icon } from '#ui/icon.tsx';
import { KeyHint } from '#ui/key-hint.tsx';

import type { SelectionIntent, SelectionLabel } from './response-pane-props.ts';

interface SelectionBarProps {
  /** Pixels from the top left of the scrolled content. */
  readonly place: { readonly left: number; readonly top: number };
  readonly criterionNumber: string | undefined;
  readonly labels: readonly SelectionLabel[];
  onIntent(intent: SelectionIntent): void;
}

/** What can be done with the words that are selected. It never takes the selection away. */
export function SelectionBar({ place, criterionNumber, labels, onIntent }: SelectionBarProps) {
  return (
    <Bar
      role="toolbar"
      aria-label="Selected text"
      style={place}
      onMouseDown={(event) => event.preventDefault()}
    >
      {criterionNumber !== undefined && (
        <ButtonBase aria-keyshortcuts="H" onClick={() => onIntent({ kind: 'evidence' })}>
          <Icon of={Highlighter} size={14} />
          Evidence for {criterionNumber}
          <KeyHint keys="H" />
        </ButtonBase>
      )}
      {labels.map(({ name, tone }) => (
        <ButtonBase
          key={name}
          data-tone={tone}
          onClick={() => onIntent({ kind: 'label', label: name })}
        >
          {name}
        </ButtonBase>
      ))}
      <ButtonBase onClick={() => onIntent({ kind: 'comment' })}>Comment</ButtonBase>
    </Bar>
  );
}

const Bar = styled('div')(({ theme }) => ({
  ...theme.typography.button,
  position: 'absolute',
  zIndex: 3,
  display: 'flex',
  alignItems: 'center',
  maxWidth: 'calc(100% - 16px)',
  padding: 3,
  borderRadius: 6,
  color: theme.vars.palette.text.primary,
  backgroundColor: theme.vars.palette.surface.raised,
  boxShadow: theme.vars.shadows[2],
  animation: 'selection-bar 120ms ease-out',
  '@keyframes selection-bar': { from: { opacity: 0, transform: 'translateY(4px)' } },
  '@media (prefers-reduced-motion: reduce)': { animation: 'none' },
  '& button': {
    font: 'inherit',
    gap: 6,
    minHeight: 26,
    padding: '0 9px',
    borderRadius: 4,
    whiteSpace: 'nowrap',
    '&:hover': { backgroundColor: theme.vars.palette.action.hover },
    '&[data-tone="error"]': { color: theme.vars.palette.error.main },
  },
  '& button + button': {
    '&::before': {
      content: '""',
      position: 'absolute',
      left: 0,
      height: 14,
      borderLeft: `1px solid ${theme.vars.palette.line2}`,
    },
  },
}));
