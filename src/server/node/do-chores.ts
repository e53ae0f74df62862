import type { AppLimbs } from '#server/app-limbs.ts';
import { forgetExpired } from '#server/forget-expired.ts';
import { resumeInterrupted } from '#server/imports/resume-interrupted.ts';
import { every } from './every.ts';

const MINUTE = 60_000;

/** What a server does by itself while it runs. Answers how to stop it. */
export function doChores(limbs: AppLimbs): () => Promise<void> {
  const chore = (name: string, pauseMs: number, work: () => Promise<void>) =>
    every(pauseMs, work, (error) => {
      const reason = error instanceof Error ? error.message : String(error);
      limbs.log({ level: 'error', message: `${name} failed`, reason });
    });
  const stops = [
    // Another process at the same PostgreSQL may have died.
    chore('resuming imports', MINUTE, () => resumeInterrupted(limbs, { alone: false })),
    chore('forgetting what expired', 60 * MINUTE, () => forgetExpired(limbs)),
  ];
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
}
