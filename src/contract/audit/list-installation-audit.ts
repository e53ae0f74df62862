import { defineEndpoint } from '#contract/define-endpoint.ts';
import { auditPage, auditQuery } from './audit-page.ts';

export const listInstallationAudit = defineEndpoint({
  name: 'listInstallationAudit',
  method: 'GET',
  path: '/audit',
  summary: 'The audit log of what belongs to no project: sign-ins, accounts, backups',
  permission: 'owner',
  query: auditQuery,
  answer: auditPage,
});
