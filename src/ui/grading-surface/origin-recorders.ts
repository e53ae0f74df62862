import { recordOrigins, type OriginRecorder } from './record-origins.ts';
import type { Surface } from './surface-context.tsx';

const recorders = new WeakMap<Surface, OriginRecorder>();
const listeners = new Set<() => void>();

/** Begins to record; answers how to end it. A preview never calls it, so nothing is recorded there. */
export function startRecording(surface: Surface): () => void {
  const recorder = recordOrigins(surface);
  recorders.set(surface, recorder);
  for (const listener of listeners) listener();
  return () => {
    recorder.stop();
    recorders.delete(surface);
  };
}

export function recorderOf(surface: Surface): OriginRecorder | undefined {
  return recorders.get(surface);
}

/** Hears of every change of what is known, also of a recorder that starts later. */
export function subscribeToOrigins(surface: Surface, listener: () => void): () => void {
  let stop = recorders.get(surface)?.subscribe(listener);
  const started = () => {
    stop?.();
    stop = recorders.get(surface)?.subscribe(listener);
    listener();
  };
  listeners.add(started);
  return () => {
    listeners.delete(started);
    stop?.();
  };
}
