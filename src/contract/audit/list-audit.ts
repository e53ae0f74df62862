import { defineEndpoint } from '#contract/define-endpoint.ts';
import { projectPath } from '#contract/project/project-path.ts';
import { auditPage, auditQuery } from './audit-page.ts';

export const listAudit = defineEndpoint({
  name: 'listAudit',
  method: 'GET',
  path: '/projects/{projectId}/audit',
  summary: 'The project’s audit log, newest first',
  permission: 'audit.read',
  params: projectPath,
  query: auditQuery,
  answer: auditPage,
});
