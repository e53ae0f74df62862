import { patientLazy } from '#ui/patient-lazy.ts';

/** Recording starts after the first task is painted, so its code comes after it. */
export const importOriginNote = () => import('./origin-note.tsx');
export const LazyOriginNote = patientLazy(async () => ({
  default: (await importOriginNote()).OriginNote,
}));
