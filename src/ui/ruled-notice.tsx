import { styled } from '@mui/material/styles';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

import { Icon } from './icon.tsx';

interface RuledNoticeProps {
  /** `warn` contradiction, offline; `bad` not saved; `good` done; `accent` news. */
  readonly tone: 'warn' | 'bad' | 'good' | 'accent';
  readonly icon: LucideIcon;
  /** What is so, in one sentence; it is set bold unless it marks up its own weights. */
  readonly children: ReactNode;
  /** One quieter sentence: why, and what can be done. */
  readonly detail?: ReactNode;
  /** Over the whole width of a zone: no corners. */
  readonly edgeToEdge?: boolean;
  /** How it is announced when it appears; it never takes the focus. */
  readonly live?: 'polite' | 'assertive';
}

/** A tinted notice with a 3 px rule. */
export function RuledNotice(props: RuledNoticeProps) {
  return (
    <Notice
      data-tone={props.tone}
      data-edge={props.edgeToEdge || undefined}
      {...(props.live && { 'aria-live': props.live })}
    >
      <Icon of={props.icon} size={16} />
      <div>
        <div>{props.children}</div>
        {props.detail && <Detail>{props.detail}</Detail>}
      </div>
    </Notice>
  );
}

const Notice = styled('div')(({ theme }) => {
  const toned = (colour: 'warning' | 'error' | 'success' | 'primary') => ({
    backgroundColor: theme.vars.palette[colour].tint,
    borderLeftColor: theme.vars.palette[colour].main,
    '& > svg': { color: theme.vars.palette[colour].main },
  });
  return {
    ...theme.typography.cell,
    display: 'flex',
    gap: 9,
    padding: '8px 12px 8px 8px',
    borderRadius: 4,
    borderLeft: '3px solid',
    color: theme.vars.palette.text.primary,
    '& > svg': { flex: 'none', marginTop: 1 },
    '&[data-edge]': { borderRadius: 0, padding: '12px 16px 12px 13px' },
    '&[data-tone="warn"]': toned('warning'),
    '&[data-tone="bad"]': toned('error'),
    '&[data-tone="good"]': toned('success'),
    '&[data-tone="accent"]': toned('primary'),
  };
});

const Detail = styled('div')(({ theme }) => ({ color: theme.vars.palette.text.secondary }));
