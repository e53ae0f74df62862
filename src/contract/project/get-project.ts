import { project } from '#domain/project/project.ts';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { projectPath } from './project-path.ts';

export const getProject = defineEndpoint({
  name: 'getProject',
  method: 'GET',
  path: '/projects/{projectId}',
  summary: 'A project with the current version of its settings',
  permission: 'project.read',
  params: projectPath,
  answer: project,
});
