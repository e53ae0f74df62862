import { getTask } from '#contract/data/get-task.ts';
import { listTasks } from '#contract/data/list-tasks.ts';
import { noteRestrictedView } from '#server/audit/note-restricted-view.ts';
import { route, type Route } from '#server/route.ts';
import { taskPage } from './task-page.ts';
import { wholeTask } from './whole-task.ts';

export const taskRoutes: readonly Route[] = [
  route(listTasks, ({ params, query, limbs }) => taskPage(limbs.database, params.projectId, query)),
  route(getTask, async ({ params, account, limbs }) => {
    const task = await wholeTask(limbs.database, params);
    await noteRestrictedView(limbs, account.id, task);
    return task;
  }),
];
