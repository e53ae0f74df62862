import { createProject as createEndpoint } from '#contract/project/create-project.ts';
import { getProject } from '#contract/project/get-project.ts';
import { listProjectVersions } from '#contract/project/list-project-versions.ts';
import { publishSettings as publishEndpoint } from '#contract/project/publish-settings.ts';
import { ifMatchNumber } from '#server/if-match.ts';
import { route, type Route } from '#server/route.ts';
import { createProject } from './create-project.ts';
import { listVersions } from './list-versions.ts';
import { loadProject } from './load-project.ts';
import { publishSettings } from './publish-settings.ts';

export const projectRoutes: readonly Route[] = [
  route(createEndpoint, ({ body, account, limbs }) => createProject(limbs, body, account.id)),
  route(getProject, ({ params, limbs }) => loadProject(limbs.database, params.projectId)),
  route(publishEndpoint, ({ params, body, headers, account, limbs }) =>
    publishSettings(limbs, {
      projectId: params.projectId,
      baseVersion: ifMatchNumber(headers),
      settings: body,
      accountId: account.id,
    }),
  ),
  route(listProjectVersions, async ({ params, limbs }) => ({
    versions: await listVersions(limbs.database, params.projectId),
  })),
];
