import { lazy, type ComponentType, type LazyExoticComponent } from 'react';

const FIRST_PAUSE = 400;
const LONGEST_PAUSE = 8000;

/**
 * A part whose code is fetched when it is first drawn, however long that takes. Without the
 * network `lazy` would throw and take the whole screen with it, with what is being typed; this
 * part stays at its fallback and is asked for again and again. Whole screens use `lazy` itself:
 * there the error, with its way to try again, is what there is to show.
 */
// oxlint-disable-next-line typescript/no-explicit-any -- as in React's own signature
export function patientLazy<Part extends ComponentType<any>>(
  load: () => Promise<{ default: Part }>,
): LazyExoticComponent<Part> {
  return lazy(async () => {
    for (let pause = FIRST_PAUSE; ; pause = Math.min(LONGEST_PAUSE, 2 * pause)) {
      try {
        return await load();
      } catch {
        await new Promise((again) => setTimeout(again, pause));
      }
    }
  });
}
