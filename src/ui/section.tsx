import { styled } from '@mui/material/styles';
import { useId, type ReactNode } from 'react';

interface SectionProps {
  readonly title: string;
  readonly note: string;
  readonly children: ReactNode;
}

/** One part of the report: a title, what it is measured with, and the part. */
export function Section({ title, note, children }: SectionProps) {
  const id = useId();
  return (
    <Part aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        <span>{note}</span>
      </header>
      {children}
    </Part>
  );
}

const Part = styled('section')(({ theme }) => ({
  padding: '12px 16px 16px',
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  '& > header': { display: 'flex', alignItems: 'baseline', gap: 8, marginBottom: 8 },
  '& h2': { ...theme.typography.subtitle2, margin: 0, flex: 'none' },
  '& > header span': { ...theme.typography.meta, color: theme.vars.palette.text.disabled },
}));
