import { defineEndpoint } from '#contract/define-endpoint.ts';
import { projectPath } from '#contract/project/project-path.ts';
import { goldSettings } from '#domain/gold/gold-settings.ts';

/** Not a part of the project's settings, which every expert's browser receives. */
export const setGold = defineEndpoint({
  name: 'setGold',
  method: 'PUT',
  path: '/projects/{projectId}/gold',
  summary: 'Set the rate of hidden gold and the pass mark',
  permission: 'gold.manage',
  params: projectPath,
  body: goldSettings,
  answer: goldSettings,
});
