import pino from 'pino';
import type { AppLimbs } from '#server/app-limbs.ts';

/** Structured log lines on stderr. What could be a secret is cut out even if somebody logs it. */
export function jsonLog(level: 'info' | 'warn' | 'error' | 'silent'): AppLimbs['log'] {
  const names = ['password', 'token', 'cookie', 'authorization', 'secret'];
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: names.flatMap((name) => [name, `*.${name}`]), censor: '[secret]' },
    },
    pino.destination({ fd: 2, sync: false }),
  );
  return ({ level: severity, message, ...details }) => logger[severity](details, message);
}
