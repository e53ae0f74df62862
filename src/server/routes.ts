import { accountRoutes } from './accounts/account-routes.ts';
import { ownAccountRoutes } from './accounts/own-account-routes.ts';
import { providerRoutes } from './accounts/provider-routes.ts';
import { sessionRoutes } from './accounts/session-routes.ts';
import { auditRoutes } from './audit/audit-routes.ts';
import { backupRoutes } from './backup/backup-routes.ts';
import { draftRoutes } from './drafts/draft-routes.ts';
import { exportRoutes } from './exports/export-routes.ts';
import { goldRoutes } from './gold/gold-routes.ts';
import { importRoutes } from './imports/import-routes.ts';
import { payRoutes } from './pay/pay-routes.ts';
import { peopleRoutes } from './people/people-routes.ts';
import { projectRoutes } from './projects/project-routes.ts';
import { qualityRoutes } from './quality/quality-routes.ts';
import { queueRoutes } from './queue/queue-routes.ts';
import { reviewRoutes } from './reviews/review-routes.ts';
import type { Route } from './route.ts';
import { rubricRoutes } from './rubrics/rubric-routes.ts';
import { scorecardRoutes } from './scorecards/scorecard-routes.ts';
import { spotCheckRoutes } from './spot-checks/spot-check-routes.ts';
import { taskRoutes } from './tasks/task-routes.ts';

/** Every area's routes. `wholeContract` makes sure at boot that together they are the contract. */
export const routes: readonly Route[] = [
  ...sessionRoutes,
  ...providerRoutes,
  ...ownAccountRoutes,
  ...payRoutes,
  ...peopleRoutes,
  ...auditRoutes,
  ...backupRoutes,
  ...projectRoutes,
  ...queueRoutes,
  ...draftRoutes,
  ...importRoutes,
  ...taskRoutes,
  ...qualityRoutes,
  ...rubricRoutes,
  ...reviewRoutes,
  ...spotCheckRoutes,
  ...goldRoutes,
  ...scorecardRoutes,
  ...exportRoutes,
  ...accountRoutes,
];
