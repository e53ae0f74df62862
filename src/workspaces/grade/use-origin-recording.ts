import { useEffect, useRef, type RefObject } from 'react';
import { afterPaint } from '#ui/grading-surface/go-to.ts';
import type { OriginRecorder } from '#ui/grading-surface/record-origins.ts';
import type { Surface } from '#ui/grading-surface/surface-context.tsx';

/** Records where the texts of the task come from, while it is the one in front. */
export function useOriginRecording(
  surface: Surface,
  active: boolean,
): RefObject<OriginRecorder | null> {
  const recording = useRef<OriginRecorder>(null);
  useEffect(() => {
    if (!active) return undefined;
    let stop: (() => void) | null = null;
    let gone = false;
    afterPaint(() => {
      void import('#ui/grading-surface/origin-recorders.ts')
        .then(({ startRecording, recorderOf }) => {
          if (gone) return;
          stop = startRecording(surface);
          recording.current = recorderOf(surface) ?? null;
        })
        // Without its code nothing is recorded; the work goes on.
        .catch(() => undefined);
    });
    return () => {
      gone = true;
      recording.current = null;
      stop?.();
    };
  }, [surface, active]);
  return recording;
}
