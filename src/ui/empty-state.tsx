import { styled } from '@mui/material/styles';
import { ChevronRight, type LucideIcon } from 'lucide-react';
import type { ComponentType, ReactNode } from 'react';

import { Icon } from './icon.tsx';

export interface WaitingLink {
  readonly icon: LucideIcon;
  /** `1 returned to you, with 2 comments`. */
  readonly words: string;
  readonly href: string;
}

interface EmptyStateProps {
  /** What is so: `Nothing to grade right now`. */
  readonly heading: string;
  /** One or two sentences why. */
  readonly children: ReactNode;
  /** What else waits. */
  readonly waiting?: readonly WaitingLink[];
  readonly link?: ComponentType<{ href: string; children: ReactNode; className?: string }>;
  readonly actions?: ReactNode;
}

export function EmptyState({ heading, children, waiting = [], link, actions }: EmptyStateProps) {
  return (
    <Sheet>
      <h2>{heading}</h2>
      <p>{children}</p>
      {waiting.length > 0 && (
        <ul>
          {waiting.map((item) => (
            <li key={item.href}>
              <Row as={link ?? 'a'} href={item.href}>
                <Icon of={item.icon} size={15} />
                <span>{item.words}</span>
                <Icon of={ChevronRight} size={15} />
              </Row>
            </li>
          ))}
        </ul>
      )}
      {actions && <div data-actions="">{actions}</div>}
    </Sheet>
  );
}

/** Left-aligned, without illustration; shared with the error state. */
export const Sheet = styled('section')(({ theme }) => ({
  ...theme.typography.body2,
  boxSizing: 'border-box',
  width: '100%',
  maxWidth: 460,
  padding: 44,
  color: theme.vars.palette.text.secondary,
  '& h2': { ...theme.typography.h2, margin: 0, color: theme.vars.palette.text.primary },
  '& p': { margin: '4px 0 0' },
  '& ul': { margin: '16px 0 0', padding: 0, listStyle: 'none' },
  '& li': { borderTop: `1px solid ${theme.vars.palette.divider}` },
  '& li:last-of-type': { borderBottom: `1px solid ${theme.vars.palette.divider}` },
  '& [data-actions]': { display: 'flex', flexWrap: 'wrap', gap: 8, marginTop: 18 },
}));

const Row = styled('a')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: '15px 1fr 15px',
  alignItems: 'center',
  columnGap: 10,
  minHeight: 40,
  textDecoration: 'none',
  color: theme.vars.palette.text.primary,
  '& svg': { color: theme.vars.palette.text.secondary },
  '&:hover': { backgroundColor: theme.vars.palette.action.hover },
  '&:focus-visible': { outlineOffset: -2 },
}));
