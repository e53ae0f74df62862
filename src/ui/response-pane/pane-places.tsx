import { styled } from '@mui/material/styles';
import { Suspense, type ComponentProps } from 'react';

import { patientLazy } from '#ui/patient-lazy.ts';
import type { FindBar as FindBarOf } from './find-bar.tsx';
import type { OutlineProps } from './outline-props.ts';
import type { SelectionBar as SelectionBarOf } from './selection-bar.tsx';
import type { TextRuler as TextRulerOf } from './text-ruler.tsx';

// Parts of a pane whose code comes after its text. What stands beside the text has its width at
// once, so that the text never moves.

/** Asked for ahead of time: who presses Ctrl+F types on at once. */
export const importFindBar = () => import('./find-bar.tsx');
const FindBar = patientLazy(async () => ({ default: (await importFindBar()).FindBar }));
const OutlineColumn = patientLazy(async () => ({
  default: (await import('./outline-column.tsx')).OutlineColumn,
}));
const OutlineMenu = patientLazy(async () => ({
  default: (await import('./outline-menu.tsx')).OutlineMenu,
}));
const SelectionBar = patientLazy(async () => ({
  default: (await import('./selection-bar.tsx')).SelectionBar,
}));
const TextRuler = patientLazy(async () => ({
  default: (await import('./text-ruler.tsx')).TextRuler,
}));

export function FindPlace(props: ComponentProps<typeof FindBarOf>) {
  return (
    <Suspense fallback={null}>
      <FindBar {...props} />
    </Suspense>
  );
}

export function OutlineColumnPlace(props: OutlineProps) {
  return (
    <Suspense fallback={<Reserved style={{ width: 208 }} />}>
      <OutlineColumn {...props} />
    </Suspense>
  );
}

export function OutlineMenuPlace(props: OutlineProps) {
  return (
    <Suspense fallback={null}>
      <OutlineMenu {...props} />
    </Suspense>
  );
}

export function RulerPlace(props: ComponentProps<typeof TextRulerOf>) {
  return (
    <Suspense fallback={<Reserved style={{ width: 9 }} />}>
      <TextRuler {...props} />
    </Suspense>
  );
}

export function SelectionPlace(props: ComponentProps<typeof SelectionBarOf>) {
  return (
    <Suspense fallback={null}>
      <SelectionBar {...props} />
    </Suspense>
  );
}

const Reserved = styled('div')(({ theme }) => ({
  flex: 'none',
  backgroundColor: theme.vars.palette.surface.side,
}));
