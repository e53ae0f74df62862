import { styled } from '@mui/material/styles';
import { ChevronDown, ChevronRight, TriangleAlert } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';

import { Icon } from '#ui/icon.tsx';

interface FoldLineProps {
  /** What the line says while folded, and still while open. */
  readonly summary: ReactNode;
  readonly size: string;
  readonly startsOpen: boolean;
  readonly children: ReactNode;
}

/** One line that opens what is long beneath it. */
export function FoldLine({ summary, size, startsOpen, children }: FoldLineProps) {
  const [chosen, setChosen] = useState<boolean | null>(null);
  const open = chosen ?? startsOpen;
  const id = useId();
  return (
    <div>
      <Line
        type="button"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setChosen(!open)}
      >
        <Icon of={open ? ChevronDown : ChevronRight} size={14} />
        <span>{summary}</span>
        <span>{size}</span>
      </Line>
      {open && <Opened id={id}>{children}</Opened>}
    </div>
  );
}

/** The answer of a failed call: never folded away, a long one scrolls in itself. */
export function ErrorLines({ children }: { readonly children: ReactNode }) {
  return (
    <Failed>
      <Icon of={TriangleAlert} size={14} aria-label="Error" role="img" aria-hidden={false} />
      {children}
    </Failed>
  );
}

const Line = styled('button')(({ theme }) => ({
  all: 'unset',
  boxSizing: 'border-box',
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  width: '100%',
  minHeight: 24,
  padding: '2px 8px 2px 6px',
  borderRadius: 2,
  border: `1px solid ${theme.vars.palette.divider}`,
  backgroundColor: theme.vars.palette.surface.side,
  fontFamily: theme.typography.code.fontFamily,
  fontSize: theme.typography.code.fontSize,
  lineHeight: theme.typography.code.lineHeight,
  cursor: 'pointer',
  '&:hover': { backgroundColor: theme.vars.palette.action.hover },
  '&:focus-visible': { outline: `2px solid ${theme.vars.palette.primary.main}`, outlineOffset: 2 },
  '& > svg': { flex: 'none', color: theme.vars.palette.text.disabled },
  '& > span:first-of-type': {
    flex: 1,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  '& > span:last-of-type': {
    flex: 'none',
    fontFamily: theme.typography.fontFamily,
    color: theme.vars.palette.text.disabled,
  },
}));

const Opened = styled('div')(({ theme }) => ({
  borderLeft: `1px solid ${theme.vars.palette.divider}`,
  margin: '4px 0 0 12px',
  paddingLeft: 12,
  maxHeight: '60vh',
  overflow: 'auto',
}));

const Failed = styled('div')(({ theme }) => ({
  display: 'flex',
  gap: 8,
  padding: '3px 8px 3px 6px',
  borderRadius: 2,
  border: `1px solid ${theme.vars.palette.error.edge}`,
  backgroundColor: theme.vars.palette.error.tint,
  '& > svg': { flex: 'none', marginTop: 2, color: theme.vars.palette.error.main },
  '& > pre': { margin: 0, maxHeight: '12em', overflow: 'auto', whiteSpace: 'pre-wrap' },
}));
