import { styled } from '@mui/material/styles';
import { Timer } from 'lucide-react';
import { Icon } from './icon.tsx';
import { workingTime } from './relative-time.ts';
import { useActiveSeconds, type ActiveTimer } from './use-active-time.ts';

/** What is counted of one's time in front of this work, as it is counted. */
export function ActiveTime({ timer }: { readonly timer: ActiveTimer }) {
  const seconds = useActiveSeconds(timer);
  return (
    <Time role="timer" aria-label="Active time" aria-live="off">
      <Icon of={Timer} size={14} />
      {workingTime(seconds * 1000)}
      <span> active</span>
    </Time>
  );
}

const Time = styled('span')(({ theme }) => ({
  ...theme.typography.meta,
  display: 'inline-flex',
  alignItems: 'center',
  gap: 5,
  whiteSpace: 'nowrap',
  color: theme.vars.palette.text.secondary,
  fontVariantNumeric: 'tabular-nums',
  '@media (max-width: 1279px)': { '& span': { display: 'none' } },
}));
