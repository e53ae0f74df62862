import * as z from 'zod/mini';
import { identifier, instant } from '#domain/identifier.ts';
import { keyScope } from '#domain/people/key-scope.ts';

/** A key as it is listed; the key itself is answered once, when it is made. */
export const apiKey = z.object({
  id: identifier,
  name: z.string(),
  /** The first letters, to tell keys apart. */
  begins: z.string(),
  scopes: z.array(keyScope),
  madeBy: z.nullable(z.string()),
  madeAt: instant,
  expiresAt: instant,
  lastUsedAt: z.nullable(instant),
});
