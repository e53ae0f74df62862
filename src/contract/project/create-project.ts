import { project } from '#domain/project/project.ts';
import { projectFile } from '#domain/project/project-settings.ts';
import { defineEndpoint } from '#contract/define-endpoint.ts';

export const createProject = defineEndpoint({
  name: 'createProject',
  method: 'POST',
  path: '/projects',
  summary: 'Create a project; whoever creates it becomes its lead',
  permission: 'owner',
  body: projectFile,
  answer: project,
  problems: ['duplicate'],
});
