import { styled } from '@mui/material/styles';
import { useEffect } from 'react';

interface ToastProps {
  readonly text: string | null;
  readonly onDone: () => void;
}

const shownFor = 4000;

/** One sentence about what a key just did, over the foot of the reading zone. */
export function Toast({ text, onDone }: ToastProps) {
  useEffect(() => {
    if (text === null) return;
    const timer = setTimeout(onDone, shownFor);
    return () => clearTimeout(timer);
  }, [text, onDone]);
  return (
    <Place role="status" aria-label="Note">
      {text && <span>{text}</span>}
    </Place>
  );
}

const Place = styled('div')(({ theme }) => ({
  position: 'fixed',
  left: 72,
  bottom: 38,
  zIndex: theme.zIndex.snackbar,
  pointerEvents: 'none',
  '& > span': {
    ...theme.typography.cell,
    display: 'block',
    maxWidth: 520,
    padding: '6px 12px',
    borderRadius: 4,
    color: theme.vars.palette.inverse.contrastText,
    backgroundColor: theme.vars.palette.inverse.main,
    boxShadow: theme.vars.shadows[2],
  },
}));
