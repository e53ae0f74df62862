import * as z from 'zod/mini';
import { instant } from '#domain/identifier.ts';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { projectPath } from '#contract/project/project-path.ts';

export const signAttestation = defineEndpoint({
  name: 'signAttestation',
  method: 'POST',
  path: '/projects/{projectId}/terms/signature',
  summary: 'Sign the attestation as it was read',
  permission: 'project.read',
  params: projectPath,
  /** The version that stood on the screen; another one is refused as stale. */
  body: z.strictObject({ version: z.int().check(z.positive()) }),
  answer: z.object({ signedAt: instant }),
  problems: ['stale'],
});
