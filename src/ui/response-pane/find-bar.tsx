import InputBase from '@mui/material/InputBase';
import ToggleButton from '@mui/material/ToggleButton';
import { styled } from '@mui/material/styles';
import { ChevronDown, ChevronUp, Search, X } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';

import { Icon } from '#ui/icon.tsx';
import { ToolbarButton } from '#ui/toolbar-button.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';

import type { Finding } from './use-find.ts';

interface FindBarProps {
  readonly letter: string;
  readonly finding: Finding;
}

/** Searches one response. Enter goes on, Shift+Enter back, Escape closes. */
export function FindBar({ letter, finding }: FindBarProps) {
  const { query, options, hits, at, opened } = finding;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [opened]);
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') finding.close();
    else if (event.key === 'Enter') finding.step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const count =
    query.trim() === '' ? '' : hits.length === 0 ? 'none' : `${at + 1} of ${hits.length}`;
  return (
    <Bar role="search" aria-label={`Find in response ${letter}`} onKeyDown={keys}>
      <Icon of={Search} size={14} />
      <InputBase
        inputRef={field}
        value={query}
        placeholder={`Find in response ${letter}`}
        onChange={(event) => finding.search(event.target.value)}
        slotProps={{ input: { 'aria-label': `Find in response ${letter}` } }}
      />
      <span aria-hidden>{count}</span>
      <VisuallyHidden role="status">{count && `Hit ${count}`}</VisuallyHidden>
      <ToggleButton
        value="case"
        aria-label="Match case"
        selected={options.matchCase}
        onChange={() => finding.choose({ ...options, matchCase: !options.matchCase })}
      >
        Aa
      </ToggleButton>
      <ToggleButton
        value="word"
        selected={options.wholeWord}
        onChange={() => finding.choose({ ...options, wholeWord: !options.wholeWord })}
      >
        Word
      </ToggleButton>
      <ToolbarButton
        icon={ChevronUp}
        name="Previous hit"
        size="small"
        disabled={hits.length === 0}
        onClick={() => finding.step(-1)}
      />
      <ToolbarButton
        icon={ChevronDown}
        name="Next hit"
        size="small"
        disabled={hits.length === 0}
        onClick={() => finding.step(1)}
      />
      <ToolbarButton icon={X} name="Close search" size="small" onClick={finding.close} />
    </Bar>
  );
}

const Bar = styled('div')(({ theme }) => ({
  ...theme.typography.cell,
  position: 'absolute',
  zIndex: 4,
  // Under the head of the pane.
  top: 44,
  right: 18,
  display: 'flex',
  alignItems: 'center',
  gap: 6,
  maxWidth: 'calc(100% - 34px)',
  boxSizing: 'border-box',
  padding: '4px 6px 4px 12px',
  borderRadius: 6,
  color: theme.vars.palette.text.secondary,
  backgroundColor: theme.vars.palette.surface.raised,
  boxShadow: theme.vars.shadows[2],
  '& > svg': { flex: 'none' },
  '& .MuiInputBase-root': { width: 110, flex: '1 1 110px', font: 'inherit' },
  '& > span': {
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
    minWidth: 56,
    textAlign: 'right',
  },
  '& .MuiToggleButton-root': {
    ...theme.typography.cell,
    minHeight: 24,
    padding: '0 6px',
    border: 0,
    textTransform: 'none',
    color: theme.vars.palette.text.secondary,
    '&.Mui-selected': {
      color: theme.vars.palette.primary.main,
      backgroundColor: theme.vars.palette.primary.tint,
    },
  },
}));
