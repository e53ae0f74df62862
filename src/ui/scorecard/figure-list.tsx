import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';

export interface FigureLine {
  readonly name: string;
  readonly value: ReactNode;
  /** What it rests on, its interval, or why there is none. */
  readonly detail?: ReactNode;
}

/** Named figures, each with what it rests on beside it. */
export function FigureList({ lines }: { readonly lines: readonly FigureLine[] }) {
  return (
    <List>
      {lines.map(({ name, value, detail }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <b>{value}</b> {detail}
          </dd>
        </div>
      ))}
    </List>
  );
}

const List = styled('dl')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fill, minmax(230px, 1fr))',
  gap: '10px 24px',
  margin: 0,
  '& dt': { ...theme.typography.meta, color: theme.vars.palette.text.secondary },
  '& dd': { ...theme.typography.body2, margin: 0, color: theme.vars.palette.text.disabled },
  '& b': {
    ...theme.typography.subtitle2,
    fontVariantNumeric: 'tabular-nums',
    color: theme.vars.palette.text.primary,
  },
}));
