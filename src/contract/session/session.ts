import * as z from 'zod/mini';
import { identifier } from '#domain/identifier.ts';
import { role } from '#domain/people/role.ts';

export const samplePersona = z.enum(['expert', 'reviewer', 'lead', 'lab']);
export type SamplePersona = z.infer<typeof samplePersona>;

export const account = z.object({
  id: identifier,
  name: z.string(),
  email: z.string(),
  isOwner: z.boolean(),
});

export const membership = z.object({
  projectId: identifier,
  slug: z.string(),
  name: z.string(),
  roles: z.array(role),
});

/** Who is asking, and what this server is. `account` is null when nobody is signed in. */
export const session = z.object({
  account: z.nullable(account),
  memberships: z.array(membership),
  /** True under `npm start` and in the demo: one-click sample accounts exist. */
  sampleMode: z.boolean(),
  /** The operator’s OpenID provider by the name on its button; null where there is none. */
  provider: z.nullable(z.string()),
  contractVersion: z.int(),
  minimumClient: z.int(),
});
export type Account = z.infer<typeof account>;
export type Membership = z.infer<typeof membership>;
export type Session = z.infer<typeof session>;
