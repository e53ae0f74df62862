import * as z from 'zod/mini';
import { jsonValue } from '#domain/json-value.ts';

/** What is written down. A kind is never renamed: chains hold it for ever. */
export const auditKind = z.enum([
  'sign-in',
  'sign-in-refused',
  'sign-out',
  'session-revoked',
  'password-changed',
  'reset-link-made',
  'second-factor-on',
  'second-factor-off',
  'provider-linked',
  'account-made',
  'person-deleted',
  'invitation-made',
  'invitation-withdrawn',
  'invitation-used',
  'roles-changed',
  'skills-changed',
  'walls-changed',
  'key-made',
  'key-revoked',
  'attestation-published',
  'attested',
  'project-made',
  'settings-published',
  'rubric-published',
  'rubric-proposed',
  'rubric-proposal-decided',
  'import-started',
  'import-finished',
  'export',
  'document-viewed',
  'refused',
  'submission',
  'review',
  'spot-check-made',
  'spot-check-closed',
  'regrade',
  'gold-set',
  'gold-marked',
  'gold-withdrawn',
  'gold-standing',
  'rate-set',
  'correction-asked',
  'correction-decided',
  'correction-begun',
  'pay-closed',
  'backup',
  'restored',
]);
export type AuditKind = z.infer<typeof auditKind>;

/**
 * One entry. It names people and things by id only; what names a person lies in tables that can
 * be emptied without touching a chain.
 */
export const auditEntry = z.object({
  /** Position in its chain, from 1, without gaps. */
  n: z.int(),
  at: z.iso.datetime(),
  kind: auditKind,
  /** The account that acted; null for the server itself and for people who are not signed in. */
  actor: z.nullable(z.string()),
  /** What it was done to: an account, an annotation, an import … */
  subject: z.nullable(z.string()),
  detail: z.record(z.string(), jsonValue),
});
export type AuditEntry = z.infer<typeof auditEntry>;

/** The end of a chain: how many entries it has, and the last one's hash in hexadecimal. */
export const auditHead = z.object({ chain: z.string(), count: z.int(), hash: z.string() });
export type AuditHead = z.infer<typeof auditHead>;

/** The chain of what belongs to no project: sign-ins, accounts, backups. */
export const INSTALLATION_CHAIN = 'installation';
