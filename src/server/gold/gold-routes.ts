import { decideStanding as decideEndpoint } from '#contract/gold/decide-standing.ts';
import { getGold } from '#contract/gold/get-gold.ts';
import { getGoldTask } from '#contract/gold/get-gold-task.ts';
import { getOwnGold } from '#contract/gold/get-own-gold.ts';
import { markGold as markEndpoint } from '#contract/gold/mark-gold.ts';
import { setGold } from '#contract/gold/set-gold.ts';
import { withdrawGold as withdrawEndpoint } from '#contract/gold/withdraw-gold.ts';
import { Refusal } from '#server/refusal.ts';
import { route, type Route } from '#server/route.ts';
import { decideStanding } from './decide-standing.ts';
import { goldOverview, itemsOf } from './gold-overview.ts';
import { goldResults } from './gold-results.ts';
import { setGoldSettings } from './gold-settings-of.ts';
import { goldTask } from './gold-task.ts';
import { markGold, withdrawGold } from './mark-gold.ts';
import { ownGold } from './own-gold.ts';

export const goldRoutes: readonly Route[] = [
  route(getGold, ({ params, limbs }) => goldOverview(limbs.database, params.projectId)),
  route(setGold, ({ params, body, account, limbs }) =>
    setGoldSettings(limbs, { ...params, by: account.id, settings: body }),
  ),
  route(getGoldTask, ({ params, limbs }) => goldTask(limbs.database, params)),
  route(markEndpoint, async ({ params, body, account, limbs }) => {
    await markGold(limbs, { ...params, by: account.id, body });
    const { projectId } = params;
    const items = await itemsOf(
      limbs.database,
      projectId,
      await goldResults(limbs.database, { projectId }),
    );
    const item = items.find(({ taskId }) => taskId === params.taskId);
    if (!item) throw new Refusal('not-found', 'This task is not gold');
    return item;
  }),
  route(withdrawEndpoint, async ({ params, account, limbs }) => {
    await withdrawGold(limbs, { ...params, by: account.id });
    return {};
  }),
  route(decideEndpoint, async ({ params, body, account, limbs }) => {
    await decideStanding(limbs, { ...params, ...body, by: account.id });
    return {};
  }),
  route(getOwnGold, ({ params, account, limbs }) =>
    ownGold(limbs.database, { ...params, expertId: account.id }),
  ),
];
