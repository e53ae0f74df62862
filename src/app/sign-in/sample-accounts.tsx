import ButtonBase from '@mui/material/ButtonBase';
import { styled } from '@mui/material/styles';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  ChevronRight,
  ClipboardCheck,
  Database,
  MessageSquareCheck,
  SlidersHorizontal,
  type LucideIcon,
} from 'lucide-react';
import { useId } from 'react';
import { useBackend } from '#queries/backend-context.tsx';
import type { SamplePersona } from '#queries/session.ts';
import { signInAsSampleMutation } from '#queries/sign-in-as-sample.ts';
import { Icon } from '#ui/icon.tsx';

const personas: readonly {
  persona: SamplePersona;
  word: string;
  does: string;
  icon: LucideIcon;
}[] = [
  {
    persona: 'expert',
    word: 'expert',
    does: 'Judges, scores and rewrites responses, task by task',
    icon: ClipboardCheck,
  },
  {
    persona: 'reviewer',
    word: 'reviewer',
    does: 'Checks verdicts and audits rubrics',
    icon: MessageSquareCheck,
  },
  {
    persona: 'lead',
    word: 'lead',
    does: 'Answers for delivery: settings, quality, people',
    icon: SlidersHorizontal,
  },
  {
    persona: 'lab',
    word: 'lab engineer',
    does: 'Sends tasks in, gets training files out',
    icon: Database,
  },
];

export function SampleAccounts() {
  const signIn = useMutation(signInAsSampleMutation(useBackend(), useQueryClient()));
  const id = useId();
  return (
    <Sheet>
      <h2>Sample accounts</h2>
      <p>Each sees the same sample project from its own side. One click, no password.</p>
      <ul>
        {personas.map(({ persona, word, does, icon }) => (
          <li key={persona}>
            <Row
              aria-label={`Continue as sample ${word}`}
              aria-describedby={`${id}-${persona}`}
              disabled={signIn.isPending}
              onClick={() => signIn.mutate(persona)}
            >
              <Icon of={icon} size={18} />
              <span>
                <strong>Continue as sample {word}</strong>
                <small id={`${id}-${persona}`}>{does}</small>
              </span>
              <Icon of={ChevronRight} size={16} />
            </Row>
          </li>
        ))}
      </ul>
      <p role="alert">{signIn.error?.message}</p>
      <p>
        They exist only in sample mode; <code>touchstone serve</code> starts without them.
      </p>
    </Sheet>
  );
}

const Sheet = styled('div')(({ theme }) => ({
  width: '100%',
  maxWidth: 640,
  '& h2': { ...theme.typography.h2, margin: 0, fontSize: '1rem' },
  '& p': { ...theme.typography.body2, margin: '4px 0 0', color: theme.vars.palette.text.secondary },
  '& p:empty': { display: 'none' },
  '& p:last-child': { ...theme.typography.cell, marginTop: 16 },
  '& code': theme.typography.locator,
  '& ul': {
    margin: '16px 0 0',
    padding: 0,
    listStyle: 'none',
    borderRadius: 6,
    border: `1px solid ${theme.vars.palette.line2}`,
    backgroundColor: theme.vars.palette.background.paper,
  },
  '& li + li': { borderTop: `1px solid ${theme.vars.palette.divider}` },
}));

const Row = styled(ButtonBase)(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: '18px minmax(0, 1fr) 16px',
  alignItems: 'center',
  gap: 16,
  width: '100%',
  minHeight: 60,
  padding: '8px 16px',
  textAlign: 'left',
  '& > span': { display: 'grid', gap: 1 },
  '& strong': { ...theme.typography.body1, fontWeight: 600 },
  '& small': { ...theme.typography.cell, color: theme.vars.palette.text.secondary },
  '& svg': { color: theme.vars.palette.text.secondary },
  '&:hover': { backgroundColor: theme.vars.palette.action.hover },
}));
