import { Suspense } from 'react';
import { patientLazy } from '#ui/patient-lazy.ts';
import { useSurface, useSurfaceState } from './surface-context.tsx';

const InstructionsSheet = patientLazy(async () => ({
  default: (await import('./instructions-sheet.tsx')).InstructionsSheet,
}));

/** The project's instructions, one key away. */
export function InstructionsDialog() {
  const { store, settings, settingsVersion } = useSurface();
  const open = useSurfaceState((state) => state.instructionsOpen);
  if (!open) return null;
  return (
    <Suspense fallback={null}>
      <InstructionsSheet
        text={settings.instructions}
        version={settingsVersion}
        onClose={() => store.setState({ instructionsOpen: false })}
      />
    </Suspense>
  );
}
