import * as z from 'zod/mini';
import { attestationText } from '#domain/people/attestation.ts';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { projectPath } from '#contract/project/project-path.ts';

export const publishAttestation = defineEndpoint({
  name: 'publishAttestation',
  method: 'PUT',
  path: '/projects/{projectId}/terms',
  summary: 'Publish a new text of the attestation; everybody signs it before grading on',
  permission: 'project.edit',
  params: projectPath,
  body: z.strictObject({ text: attestationText }),
  answer: z.object({ version: z.int() }),
});
