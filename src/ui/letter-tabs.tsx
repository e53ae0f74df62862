import ButtonBase from '@mui/material/ButtonBase';
import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { LetterBadge } from './letter-badge.tsx';
import type { LetteredResponse } from './lettered-response.ts';

interface LetterTabsProps {
  readonly responses: readonly (LetteredResponse & { readonly detail?: ReactNode })[];
  readonly responseId: string | null;
  readonly onChoose: (responseId: string) => void;
}

/** From this many responses on, a tab is the letter alone. */
const lettersFrom = 4;

/** Where not all responses fit: each one press away. */
export function LetterTabs({ responses, responseId, onChoose }: LetterTabsProps) {
  return (
    <Tabs role="group" aria-label="Responses">
      {responses.map(({ id, letter, detail }) => (
        <Tab
          key={id}
          aria-pressed={id === responseId}
          onClick={() => onChoose(id)}
          disableRipple
          {...(responses.length >= lettersFrom && { 'aria-label': `Response ${letter}` })}
        >
          <LetterBadge letter={letter} current={id === responseId} />
          {responses.length < lettersFrom ? <span>Response {letter}</span> : null}
          {detail !== undefined && <small>{detail}</small>}
        </Tab>
      ))}
    </Tabs>
  );
}

const Tabs = styled('div')({
  display: 'flex',
  alignSelf: 'stretch',
  minWidth: 0,
  margin: '-2px 0 0 -16px',
});

const Tab = styled(ButtonBase)(({ theme }) => ({
  ...theme.typography.cell,
  gap: 8,
  minWidth: 36,
  padding: '2px 14px 0 16px',
  borderTop: '2px solid transparent',
  borderRight: `1px solid ${theme.vars.palette.divider}`,
  color: theme.vars.palette.text.secondary,
  whiteSpace: 'nowrap',
  // Where the head is narrow its buttons stand, and this gives way.
  '& small': {
    ...theme.typography.meta,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    color: theme.vars.palette.text.disabled,
  },
  '&:hover': { backgroundColor: theme.vars.palette.action.hover },
  '&:focus-visible': { outlineOffset: -2 },
  '&[aria-pressed="true"]': {
    fontWeight: 600,
    color: theme.vars.palette.text.primary,
    borderTopColor: theme.vars.palette.primary.main,
    backgroundColor: theme.vars.palette.background.paper,
  },
}));
