import { project } from '#domain/project/project.ts';
import { projectSettings } from '#domain/project/project-settings.ts';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { ifMatch } from '#contract/idempotency.ts';
import { projectPath } from './project-path.ts';

export const publishSettings = defineEndpoint({
  name: 'publishSettings',
  method: 'PUT',
  path: '/projects/{projectId}/settings',
  summary:
    'Publish changed settings as a new version; answers keep the version they were given under',
  permission: 'project.edit',
  params: projectPath,
  headers: ifMatch,
  body: projectSettings,
  answer: project,
  problems: ['stale'],
});
