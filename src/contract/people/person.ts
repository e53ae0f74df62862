import * as z from 'zod/mini';
import { identifier, instant } from '#domain/identifier.ts';
import { role } from '#domain/people/role.ts';
import { wall } from '#domain/people/wall.ts';

export const skill = z.string().check(z.minLength(1), z.maxLength(60));
export const skills = z.array(skill).check(z.maxLength(30));
export const roles = z.array(role).check(z.maxLength(4));

/** A member of a project, or somebody who was one and has work in it. */
export const person = z.object({
  accountId: identifier,
  /** Null once the person was deleted on request. */
  name: z.nullable(z.string()),
  email: z.nullable(z.string()),
  /** Empty = access has ended. */
  roles: z.array(role),
  skills: z.array(z.string()),
  since: z.nullable(instant),
  annotations: z.int(),
  /** Active seconds of what was submitted in the last seven days. */
  weekSeconds: z.number(),
  /** The newest text that this person signed, and when. */
  attested: z.nullable(z.object({ version: z.int(), at: instant })),
  walls: z.array(z.extend(wall, { tasks: z.int() })),
  /** Tasks of the project that walls keep from this person. */
  keptAway: z.int(),
  secondFactor: z.boolean(),
});
export type Person = z.infer<typeof person>;

export const invitation = z.object({
  id: identifier,
  email: z.string(),
  roles: z.array(role),
  skills: z.array(z.string()),
  madeAt: instant,
  expiresAt: instant,
});
export type Invitation = z.infer<typeof invitation>;

/** A secret that is shown once: the server keeps its hash only. */
export const oneTimeToken = z.object({
  token: z.string(),
  expiresAt: instant,
  /** The operator’s mail server took the link; otherwise the lead hands it over. */
  mailed: z.boolean(),
});

export const personPath = z.object({ projectId: identifier, accountId: identifier });
export const invitationPath = z.object({ projectId: identifier, invitationId: identifier });
